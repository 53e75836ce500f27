import { type Locale, translate } from '../../core/i18n.ts'
import { withoutMarks } from '../../core/markup.ts'
import {
  type FaqEntry,
  type FaqWords,
  MOST_ENTRIES,
  readPrevious,
  shippedEntries,
} from '../../domain/questions/faq.ts'
import type { PrismaClient, Tx } from '../client.ts'

type Db = PrismaClient | Tx

/** Which common questions: a topic in one language, with the number of its shipped ones. */
export interface FaqPlace {
  topic: { id: string; faq: number }
  locale: Locale
}

/** Who changes it, and when. */
export interface By {
  accountId: number
  now: Date
}

/** An admin's own entry, with what «Undo» needs. */
export interface KeptEntry extends FaqWords {
  id: number
  topic: string
  locale: string
  position: number
  previous: FaqWords | undefined
  isRemoved: boolean
}

/** What people see on a topic: the admin's entries once there have been any, else the shipped ones. */
export async function faqEntries(db: Db, { topic, locale }: FaqPlace): Promise<FaqEntry[]> {
  const rows = await db.faqEntry.findMany({
    where: { topic: topic.id, locale },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  if (rows.length === 0) return shippedEntries(topic)
  return rows
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id, position, question, answer }) => ({ id, position, question, answer }))
}

export async function findEntry(db: Db, id: number): Promise<KeptEntry | undefined> {
  if (!Number.isSafeInteger(id) || id < 1) return undefined
  const row = await db.faqEntry.findUnique({ where: { id } })
  if (!row) return undefined
  const { previous, removedAt, topic, locale, position, question, answer } = row
  return {
    ...{ id, topic, locale, position, question, answer },
    ...{ previous: readPrevious(previous), isRemoved: removedAt !== null },
  }
}

/** Takes the shipped entries over, so that each can be changed by itself; nothing where that was done. */
export async function ownEntries(tx: Tx, place: FaqPlace, { accountId, now }: By): Promise<void> {
  const { topic, locale } = place
  if ((await tx.faqEntry.count({ where: { topic: topic.id, locale } })) > 0) return
  const words = (text: FaqEntry['question']): string =>
    typeof text === 'object' ? withoutMarks(translate(locale, text)) : String(text)
  await tx.faqEntry.createMany({
    data: shippedEntries(topic).map(({ position, question, answer }) => ({
      ...{ topic: topic.id, locale, position, question: words(question), answer: words(answer) },
      ...{ updatedBy: accountId, updatedAt: now },
    })),
  })
}

/** Adds an entry at the end; undefined where there is no room. */
export async function addEntry(
  tx: Tx,
  place: FaqPlace,
  words: FaqWords,
  by: By,
): Promise<number | undefined> {
  await ownEntries(tx, place, by)
  const where = { topic: place.topic.id, locale: place.locale }
  if ((await tx.faqEntry.count({ where: { ...where, removedAt: null } })) >= MOST_ENTRIES) return undefined
  const { _max } = await tx.faqEntry.aggregate({ where, _max: { position: true } })
  const { id } = await tx.faqEntry.create({
    data: {
      ...{ ...where, ...words, position: (_max.position ?? -1) + 1 },
      ...{ updatedBy: by.accountId, updatedAt: by.now },
    },
  })
  await trace(tx, where, undefined, words, by)
  return id
}

/** Changes the words of an entry and keeps the ones before; false where they stand so already. */
export async function changeEntry(tx: Tx, entry: KeptEntry, words: FaqWords, by: By): Promise<boolean> {
  const before = { question: entry.question, answer: entry.answer }
  if (before.question === words.question && before.answer === words.answer) return false
  const { question, answer } = words
  await tx.faqEntry.update({
    where: { id: entry.id },
    data: {
      ...{ question, answer, previous: JSON.stringify(before) },
      ...{ updatedBy: by.accountId, updatedAt: by.now },
    },
  })
  await trace(tx, entry, before, words, by)
  return true
}

/** Takes an entry away, or brings it back; false where it is so already, or there is no room for it. */
export async function removeEntry(tx: Tx, entry: KeptEntry, isRemoved: boolean, by: By): Promise<boolean> {
  if (entry.isRemoved === isRemoved) return false
  const { topic, locale } = entry
  const shown = await tx.faqEntry.count({ where: { topic, locale, removedAt: null } })
  if (!isRemoved && shown >= MOST_ENTRIES) return false
  await tx.faqEntry.update({
    where: { id: entry.id },
    data: { removedAt: isRemoved ? by.now : null, updatedBy: by.accountId, updatedAt: by.now },
  })
  await (isRemoved ? trace(tx, entry, entry, undefined, by) : trace(tx, entry, undefined, entry, by))
  return true
}

async function trace(
  tx: Tx,
  { topic, locale }: { topic: string; locale: string },
  before: FaqWords | undefined,
  after: FaqWords | undefined,
  { accountId, now }: By,
): Promise<void> {
  const line = (words: FaqWords | undefined) => (words ? `${words.question}\n${words.answer}` : null)
  await tx.change.create({
    data: {
      ...{ kind: 'setting', field: `faq.${topic}.${locale}`, oldValue: line(before), newValue: line(after) },
      ...{ source: 'admin', accountId, changedAt: now },
    },
  })
}
