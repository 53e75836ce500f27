import type { Turn } from '../../bot/turn.ts'

/** A turn of a person who holds nothing and typed nothing, with what a test cares about on top. */
export function makeTurn(overrides: Partial<Turn> = {}): Turn {
  return {
    accountId: 1,
    channel: 'telegram',
    externalId: '1001',
    locale: 'ru',
    timeZone: 'Europe/Moscow',
    dialogue: undefined,
    who: { member: undefined, offices: [], grants: [] },
    input: { kind: 'other' },
    messageId: undefined,
    now: new Date('2022-11-21T06:00:00Z'),
    today: '2022-11-21',
    ...overrides,
  }
}
