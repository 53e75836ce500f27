import {
  BONUS_TEXTS,
  type BonusText,
  type KeptText,
  readKeptText,
  writeKeptText,
} from '../../domain/bonus/texts.ts'
import type { Tx } from '../client.ts'

const rowName = (text: BonusText): string => `bonus.${text}`

/** Every text that an admin may change, as it is kept. */
export async function bonusTexts(read: Tx): Promise<Record<BonusText, KeptText>> {
  const rows = await read.setting.findMany({ where: { name: { in: BONUS_TEXTS.map(rowName) } } })
  const entries = BONUS_TEXTS.map((text) => {
    return [text, readKeptText(rows.find(({ name }) => name === rowName(text))?.value)] as const
  })
  return Object.fromEntries(entries) as Record<BonusText, KeptText>
}

/** Changes a text, keeps the one before and leaves a trace. False where it stands so already. */
export async function setBonusText(
  tx: Tx,
  text: BonusText,
  value: string | null,
  { accountId, now }: { accountId: number; now: Date },
): Promise<boolean> {
  const name = rowName(text)
  const row = await tx.setting.findUnique({ where: { name } })
  const before = readKeptText(row?.value).value
  if (before === value) return false
  const json = writeKeptText(value, before)
  await tx.setting.upsert({ where: { name }, create: { name, value: json }, update: { value: json } })
  await tx.change.create({
    data: {
      ...{ kind: 'setting', field: name, oldValue: before, newValue: value },
      ...{ source: 'admin', accountId, changedAt: now },
    },
  })
  return true
}

/** Brings the text before back; the other way round the next time. False where there is none. */
export async function undoBonusText(
  tx: Tx,
  text: BonusText,
  by: { accountId: number; now: Date },
): Promise<boolean> {
  const { previous } = (await bonusTexts(tx))[text]
  return previous !== undefined && setBonusText(tx, text, previous, by)
}
