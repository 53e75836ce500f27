import { z } from 'zod'
import { pathAbove } from '../identity/who.ts'
import data from './data/topics.json' with { type: 'json' }

const TOPIC_IDS = ['ticket', 'bonus', 'joining', 'dues', 'leaving', 'passport', 'ais', 'other'] as const
const DAY_MS = 86_400_000

const topic = z.object({
  id: z.enum(TOPIC_IDS),
  /** common questions with answers that the texts hold */
  faq: z.number().int().min(0).max(3),
  officesOnly: z.boolean().default(false),
})
const schema = z.object({
  answerDays: z.number().int().min(1).max(30),
  mostOpen: z.number().int().min(1),
  mostADay: z.number().int().min(1),
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

/** Days after which an unanswered question goes one level up. */
export const answerDays = table.answerDays

/** Questions of one person that may wait at once: more is pressing somebody. */
export const mostOpen = table.mostOpen

/** Questions of one person in a day, dropped ones too. */
export const mostADay = table.mostADay

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

/** Who owes an answer since this moment, or before it, has let it wait for too long. */
export function lateBefore(now: Date): Date {
  return new Date(now.getTime() - table.answerDays * DAY_MS)
}
