import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { WithoutAccess } from '../../../db/repos/offices-without-access.ts'
import { ACCESS_REASONS, type AccessReason } from '../../../domain/lookup/access.ts'
import type { Named } from './screens.ts'

/** As many organisations as one screen of a phone holds. */
export const PAGE = 8
/** As much of a name as a button shows on a phone. What tells organisations apart stands at its end. */
const LABEL_CHARS = 44

/** Asks for the reasons themselves in the place of one of them. */
export const WHY = 'why'
/** What the list may be narrowed to: a reason, or a term that ends soon. */
export type Why = Exclude<AccessReason, 'head'> | 'soon'
export const WHYS: readonly Why[] = [...ACCESS_REASONS.filter((each) => each !== 'head'), 'soon']

interface Listed {
  rows: readonly WithoutAccess[]
  number: number
  /** how many the list has in all, with this reason */
  found: number
  why: Why | undefined
  /** without access: nobody holds the office, somebody does; and with access in a term that ends soon */
  empty: number
  limited: number
  soon: number
}

/** The organisations below one whose chair cannot work in the bot, with the way back. */
export function listScreen(org: Named, listed: Listed, wayOut: Button[]): Screen {
  const { rows, number, found, why, empty, limited, soon } = listed
  const vars = { name: org.name, empty, limited }
  const page = (label: 'invite.earlier' | 'invite.later', to: number): Button => ({
    ...{ label: { key: label }, route: 'access.list', args: [org.orgId, to, ...(why ? [why] : [])] },
  })
  const turning: Button[] = [
    ...(number > 0 ? [page('invite.earlier', number - 1)] : []),
    ...((number + 1) * PAGE < found ? [page('invite.later', number + 1)] : []),
  ]
  const narrow: Button[] = [
    ...(empty + limited + soon > 0
      ? [{ label: { key: 'invite.byReason' as const }, route: 'access.list', args: [org.orgId, 0, WHY] }]
      : []),
    ...(why ? [{ label: { key: 'invite.all' as const }, route: 'access.list', args: [org.orgId] }] : []),
  ]
  const more: Text[] = [
    ...(why ? [{ key: 'invite.onlyReason' as const, vars: { reason: whyText(why), count: found } }] : []),
    ...(rows.length > 0 ? [{ key: 'invite.listHow' as const }] : []),
  ]
  return {
    text: { key: empty + limited > 0 ? 'invite.list' : 'invite.listEmpty', vars },
    ...(more.length > 0 && { more }),
    buttons: [
      ...rows.map((row) => [rowButton(row)]),
      ...(turning.length > 0 ? [turning] : []),
      ...(narrow.length > 0 ? [narrow] : []),
      wayOut,
    ],
  }
}

function rowButton({ orgId, name, held }: WithoutAccess): Button {
  const vars = { name: name.length > LABEL_CHARS ? `…${name.slice(1 - LABEL_CHARS)}` : name }
  return {
    label: { key: held ? 'invite.rowLimited' : 'invite.rowEmpty', vars },
    route: 'gaps.of',
    args: [orgId],
  }
}

/** Why, and of how many; one organisation may have several reasons. */
export function reasonsScreen(org: Named, counts: ReadonlyArray<[Why, number]>, wayOut: Button[]): Screen {
  return {
    text: { key: 'invite.reasons', vars: { name: org.name } },
    buttons: [
      ...counts.map(([why, count]): Button[] => [
        {
          label: { key: 'invite.reasonCount', vars: { reason: whyText(why), count } },
          ...{ route: 'access.list', args: [org.orgId, 0, why] },
        },
      ]),
      [{ label: { key: 'invite.all' }, route: 'access.list', args: [org.orgId] }],
      wayOut,
    ],
  }
}

function whyText(why: Why): Text {
  return { key: `invite.why.${why}` }
}
