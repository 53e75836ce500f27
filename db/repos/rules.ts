import { z } from 'zod'
import { type Broken, type Rule, rulesInForce } from '../../domain/consistency/rules.ts'
import type { PrismaClient, Tx } from '../client.ts'
import { brokenRulesOf, type RuleRoot } from './rule-counts.ts'

const SETTING = 'consistency.rules'

/** The rules with what the admin replaced in them. */
export async function loadRules(read: PrismaClient | Tx): Promise<Rule[]> {
  const row = await read.setting.findUnique({ where: { name: SETTING } })
  return rulesInForce(row ? JSON.parse(row.value) : {})
}

/** Keeps what the admin replaces; an empty object brings the shipped rules back. Throws a ZodError for what cannot be. */
export async function replaceRules(write: PrismaClient | Tx, replacement: unknown): Promise<void> {
  rulesInForce(replacement)
  const value = JSON.stringify(z.record(z.string(), z.unknown()).parse(replacement))
  await write.setting.upsert({
    where: { name: SETTING },
    create: { name: SETTING, value },
    update: { value },
  })
}

/** An organisation as the root of what is looked at; undefined for one that is not there. */
export async function findRuleRoot(
  read: PrismaClient | Tx,
  where: { id: number } | { aisId: string },
): Promise<
  (RuleRoot & { aisId: string; name: string; shortName: string | null; kind: string | null }) | undefined
> {
  const select = { id: true, aisId: true, path: true, level: true, name: true, shortName: true, kind: true }
  return (await read.organisation.findUnique({ where, select })) ?? undefined
}

/** What is broken at and below an organisation on the day, worst first. */
export async function brokenRules(
  read: PrismaClient | Tx,
  orgId: number,
  asOf: string,
  rules?: readonly Rule[],
): Promise<Broken[]> {
  const root = await findRuleRoot(read, { id: orgId })
  if (!root) throw new RangeError(`there is no organisation ${orgId}`)
  return brokenRulesOf(read, root, rules ?? (await loadRules(read)), asOf)
}
