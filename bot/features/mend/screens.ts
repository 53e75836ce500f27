import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Readiness } from '../../../db/repos/readiness.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { chairMends, mendButton } from '../../../domain/consistency/mend.ts'
import { ruleText, scopeText } from '../../../domain/consistency/rule-text.ts'
import type { Broken, Rule } from '../../../domain/consistency/rules.ts'
import { buttonName, type Named, orgLabel } from '../../../domain/organisation/label.ts'
import type { Form } from '../../../domain/readiness/forms.ts'
import { STATES } from '../../../domain/readiness/readiness.ts'

/** The organisation whose sub-tree is looked at. */
export interface Place extends Named {
  id: number
  path: string
  level: string
  /** the person holds its office: the way back leads there */
  hasOffice: boolean
}

const MARKS: Record<Rule['severity'], string> = { blocking: '🔴', serious: '⚠️', minor: '▫️' }
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

export function chooseScreen(places: ReadonlyArray<Named & { id: number }>): Screen {
  const rows = places.map((place): Button[] => [
    { label: { key: 'common.plain', vars: { text: orgLabel(place) } }, route: 'mend', args: [place.id] },
  ])
  return { text: { key: 'mend.choose' }, buttons: [...rows, [HOME]] }
}

/** Rules broken in the sub-tree, worst first, each a button. */
export function mendScreen(place: Place, broken: readonly Broken[], today: string): Screen {
  const rows = broken.map(({ rule, count }): Button[] => [
    {
      label: {
        key: 'mend.row',
        vars: { mark: MARKS[rule.severity], title: ruleText(rule.code, 'title'), count },
      },
      route: 'mend.rule',
      args: [place.id, rule.code],
    },
  ])
  const office: Button = { label: { key: 'common.back' }, route: 'office', args: [place.id] }
  return {
    text: { key: 'mend.title', vars: { name: orgLabel(place), date: writtenDate(today) } },
    ...(broken.length === 0 && { more: [{ key: 'mend.nothing' as const }] }),
    buttons: [
      ...rows,
      [{ label: { key: 'readiness.button' }, route: 'readiness', args: [place.id] }],
      place.hasOffice ? [office, HOME] : [HOME],
    ],
  }
}

/**
 * Why a rule matters and what mends it: in one's own primary the field or the list itself; elsewhere whom to ring, where
 * the chair there can mend it, else the list of what to put right in the АИС.
 */
export function ruleScreen(
  place: Place,
  broken: Broken,
  first: ReadonlyArray<{ id: number; label: Named; count: number }>,
): Screen {
  const { rule } = broken
  const vars = {
    mark: MARKS[rule.severity],
    title: ruleText(rule.code, 'title'),
    name: orgLabel(place),
    scope: scopeText(broken),
  }
  const isOwn = place.hasOffice && place.level === 'primary'
  const mend = isOwn ? mendButton(rule.code, place.id) : undefined
  const rings = !isOwn && chairMends(rule.code)
  const named = first.map(({ id, label, count }) => ({
    id,
    text: placeText(
      rings ? buttonName(orgLabel(label)) : orgLabel(label),
      rule.subject === 'member' ? count : undefined,
    ),
  }))
  const list: Button = { label: { key: 'mend.list' }, route: 'mend.list', args: [place.id, rule.code] }
  return {
    text: { key: 'mend.rule', vars },
    more: [
      { key: 'mend.why', vars: { why: ruleText(rule.code, 'why') } },
      { key: 'mend.how', vars: { how: ruleText(rule.code, 'how') } },
      ...(isOwn ? [] : [{ key: rings ? ('mend.ring' as const) : ('mend.first' as const) }]),
      ...(isOwn || rings ? [] : named.map(({ text }): Text => ({ key: 'mend.place', vars: { name: text } }))),
    ],
    buttons: [
      ...(mend ? [[mend]] : []),
      ...(rings ? named.map(({ id, text }): Button[] => [placeButton(place, id, text)]) : []),
      [mend ? list : { ...list, style: 'primary' }],
      back(place),
    ],
  }
}

function placeText(name: string, count: number | undefined): Text {
  return count === undefined
    ? { key: 'common.plain', vars: { text: name } }
    : { key: 'mend.placeCount', vars: { name, count } }
}

/** The passport of an organisation below with its chair's phone; of the place itself the own one, or its summary. */
function placeButton(place: Place, id: number, label: Text): Button {
  if (id !== place.id) return { label, route: 'gaps.of', args: [id] }
  return { label, route: place.hasOffice ? 'gaps' : 'summary.of', args: [id] }
}

/** What stands under the list that was sent. */
export function sentScreen(place: Place, rule: Rule, count: number, cut: boolean): Screen {
  const again: Button = { label: { key: 'common.back' }, route: 'mend.rule', args: [place.id, rule.code] }
  return { text: { key: cut ? 'mend.sentPart' : 'mend.sent', vars: { count } }, buttons: [[again, HOME]] }
}

/** Who filed a form, who can, and what stops the others; each form is a button. */
export function readinessScreen(place: Place, forms: readonly Form[], form: Form, found: Readiness): Screen {
  const { states, blockedBy } = found.total
  const lines = STATES.filter((state) => states[state] > 0).map(
    (state): Text => ({
      key: 'readiness.line',
      vars: { state: { key: `readiness.${state}` }, count: states[state] },
    }),
  )
  const blockers = Object.entries(blockedBy).map(
    ([blocker, count]): Text => ({
      key: 'readiness.line',
      vars: { state: { key: `passport.${blocker}` as MessageKey }, count },
    }),
  )
  const others = forms.map(
    (each, at): Button => ({
      label: { key: 'common.plain', vars: { text: each.form } },
      route: 'readiness',
      args: [place.id, at],
    }),
  )
  return {
    text: {
      key: 'readiness.title',
      vars: { name: orgLabel(place), form: form.form, date: writtenDate(found.date) },
    },
    more: [
      ...(lines.length > 0 ? lines : [{ key: 'readiness.nobody' as const }]),
      ...(blockers.length > 0 ? [{ key: 'readiness.blockers' as const }, ...blockers] : []),
    ],
    buttons: [others.slice(0, 4), others.slice(4), back(place)].filter((row) => row.length > 0),
  }
}

function back(place: Place): Button[] {
  return [{ label: { key: 'common.back' }, route: 'mend', args: [place.id] }, HOME]
}
