import type { Database, Tx } from '../../../db/client.ts'
import { snoozeGaps } from '../../../db/repos/gap-memory.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import { askWaiver, settleWaiver } from '../../../db/repos/gap-waivers.ts'
import { passportOf } from '../../../db/repos/gaps.ts'
import { factOf } from '../../../domain/quality/standing.ts'
import { ASKED, factNow, HANGS, localDay, type NaiveOffice } from './naive.ts'

export type Dice = () => number
const ZONES = ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Kamchatka']
const START = new Date('2022-10-01T00:00:00Z')
/** Offices of one history: a region, a territorial organisation, and primaries below both. */
const SHAPE: Array<{ level: NaiveOffice['level']; above: number | undefined }> = [
  { level: 'regional', above: undefined },
  { level: 'territorial', above: 0 },
  { level: 'primary', above: 1 },
  { level: 'primary', above: 1 },
  { level: 'primary', above: 0 },
]
export const DICE = (seed: number): Dice => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const pick = <T>(dice: Dice, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T

/** Where a field of these tests stands. */
const COLUMN: Record<string, ['org' | 'term', string]> = {
  chair_email: ['term', 'email'],
  chair_phone: ['term', 'phone'],
  short_name: ['org', 'shortName'],
  employer_name: ['org', 'employerName'],
  education_kind: ['org', 'educationKind'],
  employed_count: ['org', 'employedCount'],
}

/** The organisations of so many histories, every passport full, in the database and as the oracle has them. */
export async function buildHistories(
  { write }: Database,
  count: number,
  dice: Dice,
): Promise<NaiveOffice[][]> {
  const histories = Array.from({ length: count }, (_, history) => {
    const built: NaiveOffice[] = []
    for (const [at, { level, above }] of SHAPE.entries()) {
      const org = history * SHAPE.length + at + 1
      const line = [...(above === undefined ? [] : (built[above]?.line ?? [])), org]
      const values = Object.fromEntries(ASKED[level].map((field) => [field, 'есть']))
      const state = { chairs: [org], seen: new Map(), words: [], reminded: '', digested: '', looked: '' }
      built.push({ org, line, zone: pick(dice, ZONES), level, values, ...state })
    }
    return built
  })
  const offices = histories.flat()
  await write.organisation.createMany({
    data: offices.map(({ org, line, level, zone }) => ({
      ...{
        id: org,
        aisId: `o${org}`,
        path: `/${line.join('/')}/`,
        level,
        name: `Орг ${org}`,
        searchName: 'орг',
      },
      ...{ parentId: line.at(-2) ?? null, timeZone: zone, shortName: 'есть', hasTerritorialRights: false },
      ...{ isLegalEntity: false, employerName: 'есть', employerHead: 'Сказкина Указка' },
      ...{ educationKind: 'есть', employedCount: 9 },
    })),
  })
  await write.office.createMany({ data: offices.map(({ org }) => ({ id: org, orgId: org })) })
  await write.term.createMany({
    data: offices.map(({ org }) => ({
      ...{
        id: org,
        officeId: org,
        chairFullName: 'Небылицын Пример',
        phone: '+70001112233',
        startedAt: START,
      },
      ...{ email: 'a@example.test', emailConsent: true, termFrom: '2020-01-01', termTo: '2032-10-31' },
    })),
  })
  await write.account.createMany({
    data: offices.flatMap(({ org }) =>
      [org, org + 1_000_000].map((id) => ({
        ...{ id, channel: 'telegram', externalId: String(id), firstSeenAt: START },
      })),
    ),
  })
  await write.officeBinding.createMany({ data: offices.map(({ org }) => bindingOf(org, org)) })
  return histories
}

function bindingOf(org: number, accountId: number) {
  const full = { access: 'full', method: 'grant', termId: org }
  return { officeId: org, accountId, ...full, boundAt: START }
}

/** Something happens to an office, or nothing: in the database and to the oracle's office alike. */
export async function happen(tx: Tx, office: NaiveOffice, dice: Dice, at: Date): Promise<void> {
  const roll = dice()
  if (roll < 0.45) return setField(tx, office, pick(dice, ASKED[office.level]), dice() < 0.6 ? '' : 'есть')
  // An import fills or empties several at once.
  if (roll < 0.55) {
    for (const field of ASKED[office.level])
      if (dice() < 0.5) await setField(tx, office, field, dice() < 0.2 ? '' : 'есть')
    return
  }
  if (roll < 0.68) return snooze(tx, office, pick(dice, [7, 28, 0]), at)
  if (roll < 0.84) return changeChair(tx, office, dice)
  return office.level === 'primary' ? speak(tx, office, dice, at) : undefined
}

async function setField(tx: Tx, office: NaiveOffice, field: string, value: string): Promise<void> {
  if (office.values[field] === value) return
  office.values[field] = value
  const [table, column] = COLUMN[field] ?? ['org', field]
  const stored = value === '' ? null : field === 'employed_count' ? 9 : value
  const where = { id: office.org }
  if (table === 'org') await tx.organisation.update({ where, data: { [column]: stored } })
  else await tx.term.update({ where, data: { [column]: stored } })
}

async function snooze(tx: Tx, office: NaiveOffice, days: number, at: Date): Promise<void> {
  const today = Date.parse(localDay(at, office.zone))
  const until = new Date(today + days * 86_400_000).toISOString().slice(0, 10)
  await snoozeGaps(tx, office.org, days === 0 ? null : until)
  for (const gap of office.seen.values()) gap.quietUntil = days === 0 ? '' : until
}

/** Nobody, one chair, another one, or two. */
async function changeChair(tx: Tx, office: NaiveOffice, dice: Dice): Promise<void> {
  const [own, other] = [office.org, office.org + 1_000_000]
  office.chairs = pick(dice, [[], [own], [own], [other], [own, other]])
  await tx.officeBinding.updateMany({
    where: { officeId: office.org, endedAt: null },
    data: { endedAt: START },
  })
  for (const account of office.chairs) await tx.officeBinding.create({ data: bindingOf(office.org, account) })
}

/** «This is not about us», and what the level above says to it. */
async function speak(tx: Tx, office: NaiveOffice, dice: Dice, at: Date): Promise<void> {
  const by = { accountId: office.org, now: at }
  const row = await tx.gapWaiver.findFirst({
    where: { officeId: office.org, state: { in: ['asked', 'confirmed'] } },
  })
  const word = office.words.find(({ state, field }) => state !== 'over' && field === row?.field)
  if (row && word) {
    const confirms = row.state === 'asked' && word.fact === factNow(office, word.field) && dice() < 0.6
    const to = confirms ? 'confirmed' : 'withdrawn'
    await settleWaiver(tx, row.id, { from: ['asked', 'confirmed'], to }, by)
    word.state = confirms ? 'confirmed' : 'over'
    return
  }
  const field = pick(dice, Object.keys(HANGS))
  const passport = await passportOf(tx, office.org)
  if (!passport || office.values[field] !== '') return
  const fact = factOf(passport, field, await loadFieldTable(tx))
  await askWaiver(tx, { officeId: office.org, field, reason: 'none', fact, askedBy: office.org }, at)
  office.words.push({ field, fact: factNow(office, field), state: 'asked' })
}
