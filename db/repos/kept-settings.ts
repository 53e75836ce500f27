import { ZodError } from 'zod'
import { ownTexts } from '../../core/own-texts.ts'
import { rulesInForce } from '../../domain/consistency/rules.ts'
import shippedDue from '../../domain/membership/data/decision-due.json' with { type: 'json' }
import { decisionDueInForce } from '../../domain/membership/decision-due.ts'
import { fieldTableInForce } from '../../domain/quality/field-table.ts'
import shippedLadder from '../../domain/quality/ladder.json' with { type: 'json' }
import { ladderInForce } from '../../domain/quality/ladder.ts'
import shippedFields from '../../domain/quality/passport-fields.json' with { type: 'json' }
import shippedTermLadder from '../../domain/quality/term-ladder.json' with { type: 'json' }
import { termLadderInForce } from '../../domain/quality/term-ladder.ts'
import shippedLimits from '../../domain/questions/data/limits.json' with { type: 'json' }
import { questionLimitsInForce } from '../../domain/questions/limits.ts'
import { campaignsInForce } from '../../domain/readiness/campaigns.ts'
import shippedCampaigns from '../../domain/readiness/data/campaigns.json' with { type: 'json' }
import shippedForms from '../../domain/readiness/data/forms.json' with { type: 'json' }
import { formsInForce } from '../../domain/readiness/forms.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { cardDaysSchema, DEFAULT_CARD_DAYS } from './settings.ts'

type Db = PrismaClient | Tx

/** What ships with the release and an admin may replace: each with the check that reads it where it is used. */
const KEPT = {
  'gap.fields': { shipped: shippedFields, check: fieldTableInForce },
  'gap.ladder': { shipped: shippedLadder, check: ladderInForce },
  'term.ladder': { shipped: shippedTermLadder, check: termLadderInForce },
  'readiness.forms': { shipped: shippedForms, check: formsInForce },
  'decision.due': { shipped: shippedDue, check: decisionDueInForce },
  'questions.limits': { shipped: shippedLimits, check: questionLimitsInForce },
  'card.days': { shipped: DEFAULT_CARD_DAYS, check: (json) => cardDaysSchema.parse(json) },
  texts: { shipped: {}, check: ownTexts },
  campaigns: { shipped: shippedCampaigns, check: campaignsInForce },
  'consistency.rules': { shipped: {}, check: rulesInForce },
} satisfies Record<string, { shipped: unknown; check: (json: unknown) => unknown }>

export type SettingName = keyof typeof KEPT
export const SETTING_NAMES = Object.keys(KEPT) as SettingName[]

export function toSettingName(name: string): SettingName | undefined {
  return SETTING_NAMES.find((known) => known === name)
}

/** A table as it is in force, whoever has put it there. */
export async function settingInForce(read: Db, name: SettingName): Promise<unknown> {
  return (await keptSetting(read, name)) ?? shippedSetting(name)
}

/** What an admin put in the place of the shipped data; undefined: the shipped data is in force. */
export async function keptSetting(read: Db, name: SettingName): Promise<unknown> {
  const row = await read.setting.findUnique({ where: { name } })
  return row ? JSON.parse(row.value) : undefined
}

export function shippedSetting(name: SettingName): unknown {
  return KEPT[name].shipped
}

/** May `json` stand there? */
export function mayBe(name: SettingName, json: unknown): boolean {
  try {
    KEPT[name].check(json)
    return true
  } catch (error) {
    if (error instanceof ZodError) return false
    throw error
  }
}

/** Who changes a setting; null: whoever runs the command. */
export interface SettingChange {
  accountId: number | null
  now: Date
}

/**
 * Puts `json` in force, or the shipped data where it is undefined, and keeps what stood there. Throws a ZodError that
 * names the wrong place; nothing is written then. False where that is how it was.
 */
export async function changeSetting(
  tx: Tx,
  name: SettingName,
  json: unknown,
  { accountId, now }: SettingChange,
): Promise<boolean> {
  if (json !== undefined) KEPT[name].check(json)
  const before = (await tx.setting.findUnique({ where: { name } }))?.value ?? null
  const value = json === undefined ? null : JSON.stringify(json)
  if (before === value) return false
  if (value === null) await tx.setting.delete({ where: { name } })
  else await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
  await tx.change.create({
    data: {
      ...{ kind: 'setting', field: name, oldValue: before, newValue: value },
      ...{ source: accountId === null ? 'operator' : 'admin', accountId, changedAt: now },
    },
  })
  return true
}

export interface SettingVersion {
  /** of the change */
  id: number
  at: Date
  source: string
  /** JSON of what was put in force, and of what stood there; null: the shipped data */
  value: string | null
  before: string | null
}

/** How a setting was changed, newest first. */
export async function settingHistory(read: Db, name: SettingName, limit = 50): Promise<SettingVersion[]> {
  const rows = await read.change.findMany({
    where: { kind: 'setting', field: name },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(({ id, changedAt, source, newValue, oldValue }) => ({
    ...{ id, at: changedAt, source },
    ...{ value: newValue, before: oldValue },
  }))
}

/** The last change of a setting, by which it is known whether anybody has changed it since; 0: there was none. */
export async function lastChangeOf(read: Db, name: SettingName): Promise<number> {
  return (await settingHistory(read, name, 1))[0]?.id ?? 0
}

/** Brings back what stood there before the last change; a second time takes that back. False where nothing was changed. */
export async function undoSetting(tx: Tx, name: SettingName, by: SettingChange): Promise<boolean> {
  const last = await tx.change.findFirst({
    where: { kind: 'setting', field: name },
    orderBy: { id: 'desc' },
  })
  if (!last) return false
  return changeSetting(tx, name, last.oldValue === null ? undefined : JSON.parse(last.oldValue), by)
}
