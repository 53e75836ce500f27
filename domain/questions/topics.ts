import { z } from 'zod'
import { pathAbove } from '../identity/who.ts'
import data from './data/topics.json' with { type: 'json' }

const TOPIC_IDS = ['ticket', 'bonus', 'joining', 'dues', 'leaving', 'passport', 'ais', 'other'] as const

const topic = z.object({
  id: z.enum(TOPIC_IDS),
  /** common questions with answers that the texts hold */
  faq: z.number().int().min(0).max(3),
  officesOnly: z.boolean().default(false),
})
const schema = z.object({
  topics: z.array(
    z.discriminatedUnion('to', [
      topic.extend({ to: z.literal('chair') }),
      topic.extend({ to: z.literal('officer') }),
      topic.extend({ to: z.literal('hotline'), hotline: z.enum(['profcards', 'ais']) }),
    ]),
  ),
})

const table = schema.parse(data)

export type Topic = z.infer<typeof schema>['topics'][number]

/** The topics that concern a person: offices have one of their own. */
export function topicsFor(holdsOffice: boolean): Topic[] {
  return table.topics.filter(({ officesOnly }) => holdsOffice || !officesOnly)
}

/** A topic of `topicsFor` by its id; undefined for what a person was not offered. */
export function findTopic(id: string | undefined, holdsOffice: boolean): Topic | undefined {
  return topicsFor(holdsOffice).find((each) => each.id === id)
}

/** The path at which a question begins, from the asker's organisation. */
export function firstPath({ to }: Topic, org: { level: string; path: string }): string {
  return to === 'officer' && org.level === 'primary' ? pathAbove(org.path) : org.path
}
