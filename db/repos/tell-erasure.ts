import { calendarDate } from '../../core/time-zone.ts'
import { writtenDate } from '../../domain/calendar-date.ts'
import { shortName } from '../../domain/membership/person-name.ts'
import { erasureAskedScreen, type SayInErasure } from '../../domain/privacy/erasure-text.ts'
import type { Tx } from '../client.ts'
import { type OwnMember, otherHolders } from './erasure-proofs.ts'
import { levelAbove, stopsOf } from './erasure-stops.ts'
import type { Wish } from './erasures.ts'
import { appendNotice } from './notices.ts'
import { decidingAccounts } from './offices.ts'

/**
 * Says of a wish that a card of the registry is to be erased: to who decides for its organisation, who may call it a
 * mistake and, where nothing proves whose card it is, has to say so; and to whoever else the card was ever linked with, who may tell the
 * chair. Of a proven wish that was stopped before, the next level above hears, too. Each hears of it once. Returns how many do.
 */
export async function tellErasure(
  tx: Tx,
  wish: Wish,
  member: OwnMember,
  at: { proven: boolean; timeZone: string; now: Date },
): Promise<number> {
  const day = (moment: Date) => writtenDate(calendarDate(moment, at.timeZone))
  const words = {
    id: wish.id,
    name: shortName(member.name),
    asked: day(wish.askedAt),
    due: day(wish.dueAt),
  }
  const today = calendarDate(at.now, at.timeZone)
  const nearest = await decidingAccounts(tx, member.org.path, today, wish.accountId)
  const stops = at.proven ? await stopsOf(tx, wish.accountId, member.id) : []
  const above = levelAbove(stops)
  const say = new Map<number, SayInErasure>()
  for (const accountId of await otherHolders(tx, member.id, wish.accountId)) say.set(accountId, 'tellChair')
  for (const accountId of nearest) say.set(accountId, stops.length === 0 ? 'stop' : 'above')
  if (above !== undefined)
    for (const accountId of await decidingAccounts(tx, above, today, wish.accountId))
      say.set(accountId, 'stop')
  let told = 0
  for (const [accountId, may] of say) {
    const asked = !at.proven && nearest.includes(accountId)
    const screen = erasureAskedScreen(words, asked ? member.id : undefined, may)
    const dedupeKey = `erasure.asked:${wish.id}:${member.id}:${accountId}`
    const notice = { accountId, orgId: member.org.id, kind: 'erasure.asked', dedupeKey, screen }
    if (await appendNotice(tx, notice, at.now)) told += 1
  }
  return told
}
