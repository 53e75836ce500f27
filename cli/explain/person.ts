import type { Binding, ExplainedAccount } from '../../db/repos/explained-account.ts'
import { quietHours, reminderCap } from '../../domain/broadcast/sending.ts'
import type { Moment } from './words.ts'

/** Who an account is and what decides what it gets, a sentence each. */
export function personSentences(person: ExplainedAccount, zone: string, say: Moment): string[] {
  const { bindings, firstSeenAt } = person
  const linked = bindings.some(({ kind }) => kind === 'member')
  return [
    `First wrote to the bot on ${say(firstSeenAt)}.`,
    ...(linked ? [] : ['Linked to no member.']),
    ...bindings.map((binding) => bindingSentence(binding, say)),
    reachSentence(person, say),
    mutedSentence(person),
    offersSentence(person, say),
    clockSentence(person, zone),
    remindersSentence(person),
  ]
}

/** The same of an address of a chair who is not in the chat. */
export function addressSentences(address: ExplainedAccount, _zone: string, say: Moment): string[] {
  const { reach, reachAt, firstSeenAt } = address
  const since = reachAt ? ` since ${say(reachAt)}` : ''
  const state: Record<string, string> = {
    blocked: `Unsubscribed${since}: no letter is sent until its owner presses the button of the same page again.`,
    deactivated: `Letters come back${since}: none is sent until the chair's address is entered again.`,
  }
  return [
    `A letter was first planned on ${say(firstSeenAt)}.`,
    state[reach] ??
      'Letters go there while the chair of an office has it in the passport, agreed, and is not in the chat.',
    remindersSentence(address),
  ]
}

function bindingSentence({ kind, ref, orgLabel, org, since, left }: Binding, say: Moment): string {
  const [what, how] = kind.split(':')
  const place = `${orgLabel} (${org}), since ${say(since)}`
  if (what === 'member')
    return left
      ? `Linked to the member ${ref} of ${place}, who has left the union: no member for any audience.`
      : `Linked to the member ${ref} of ${place}.`
  return what === 'office' ? `Holds the office of ${place}, access ${how}.` : `Is ${how} of ${place}.`
}

function reachSentence({ reach, reachAt }: ExplainedAccount, say: Moment): string {
  const since = reachAt ? ` since ${say(reachAt)}` : ''
  if (reach === 'blocked') return `Has blocked the bot${since}: nothing is sent until they write to it again.`
  if (reach === 'deactivated') return `The account is deleted${since}: nothing can reach it.`
  return `Messages reach them${reachAt ? ` again since ${say(reachAt)}` : ''}.`
}

function mutedSentence({ muted }: ExplainedAccount): string {
  if (muted.length === 0) return 'Has switched nothing off.'
  return `Has switched off: ${muted.join(', ')}. What is urgent and answers to what they do still come.`
}

function offersSentence({ offers }: ExplainedAccount, say: Moment): string {
  const last = offers.at(-1)
  if (!last) return 'Has not agreed to offers of partners: none is sent to them.'
  const given = `Agreed to offers of partners on ${say(last.since)}`
  return last.until ? `${given}, and took it back on ${say(last.until)}.` : `${given}.`
}

function clockSentence({ timeZone }: ExplainedAccount, zone: string): string {
  const clock = timeZone === null ? `${zone}, for they have chosen none` : timeZone
  const { from, to } = quietHours
  return `Their clock is that of ${clock}; broadcasts that keep quiet hours wait there from ${from}:00 to ${to}:00.`
}

function remindersSentence({ reminders }: ExplainedAccount): string {
  const { messages, days } = reminderCap
  const had = `Reminders in the last ${days} days: ${reminders} of at most ${messages}`
  return reminders >= messages ? `${had}; further ones are left out.` : `${had}.`
}
