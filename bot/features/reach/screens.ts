import { shareUrl } from '../../../core/deep-link.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { type MemberStanding, UNREACHED, type Unreached } from '../../../db/repos/member-reach.ts'
import { fullName } from '../../../domain/membership/person-name.ts'
import { buttonName } from '../../../domain/organisation/label.ts'

/** Names of one page: lines that one reads without scrolling far. */
export const NAMES = 20
/** Organisations of one page: as many buttons as a phone shows. */
export const PLACES = 8
const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

interface Named {
  id: number
  name: string
}

/** An organisation whose members are looked at, with those below it. */
export interface Place extends Named {
  path: string
  level: string
}

/** How many members messages reach, and of the others why not; of an own primary each reason is a list of names. */
export function reachScreen(
  { id, name, path, level }: Place,
  standing: MemberStanding,
  own: boolean,
): Screen {
  const { members, reached } = standing
  const isPrimary = level === 'primary'
  const missing = UNREACHED.filter((why) => standing[why] > 0)
  const lines = missing.map((why): Text => ({ key: `reach.${why}`, vars: { count: standing[why] } }))
  const lists = missing.map((why): Button[] => [
    {
      label: { key: `reach.list.${why}`, vars: { count: standing[why] } },
      route: 'reach.list',
      args: [id, why, 0],
    },
  ])
  const below: Button[][] = [[{ label: { key: 'reach.below' }, route: 'reach.below', args: [id, 0] }]]
  const how: Button = { label: { key: 'reach.how' }, route: 'reach.how', args: [id], style: 'primary' }
  const back: Button = own
    ? { label: { key: 'common.back' }, route: 'office', args: [id] }
    : { label: { key: 'common.back' }, route: 'reach.below', args: [path.split('/').at(-3) ?? id, 0] }
  return {
    text: { key: 'reach.title', vars: { name, members, reached } },
    more: missing.length > 0 ? lines : [{ key: 'reach.everybody' }],
    buttons: [
      ...(missing.length > 0 ? [[how]] : []),
      ...(missing.length === 0 ? [] : !isPrimary ? below : own ? lists : []),
      [back, HOME],
    ],
  }
}

/** Who of a primary is not reached for one reason. */
export function namesScreen(
  { id, name }: Named,
  why: Unreached,
  page: number,
  found: ReadonlyArray<{ lastName: string; firstName: string; middleName: string | null }>,
): Screen {
  const rows = found.slice(0, NAMES)
  const lines = rows.map(({ middleName, ...row }): Text => {
    const vars = { name: fullName({ ...row, ...(middleName && { middleName }) }) }
    return { key: 'reach.name', vars }
  })
  return {
    text: { key: rows.length > 0 ? `reach.names.${why}` : 'reach.names.none', vars: { name } },
    more: lines,
    buttons: [
      ...turning('reach.list', [id, why], page, found.length > NAMES),
      [{ label: { key: 'reach.how' }, route: 'reach.how', args: [id] }],
      [{ label: { key: 'common.back' }, route: 'reach', args: [id] }, HOME],
    ],
  }
}

/** Organisations below with members who are not reached. */
export function belowScreen(
  { id, name }: Named,
  page: number,
  found: ReadonlyArray<{ id: number; name: string; count: number }>,
): Screen {
  const rows = found.slice(0, PLACES)
  return {
    text: { key: rows.length > 0 ? 'reach.below.title' : 'reach.names.none', vars: { name } },
    buttons: [
      ...rows.map((row): Button[] => [
        {
          label: { key: 'reach.below.row', vars: { name: buttonName(row.name), count: row.count } },
          route: 'reach',
          args: [row.id],
        },
      ]),
      ...turning('reach.below', [id], page, found.length > PLACES),
      [{ label: { key: 'common.back' }, route: 'reach', args: [id] }, HOME],
    ],
  }
}

/** What to send or to say to those who are not reached: the way a member links the own chat. */
export function howScreen({ id, name }: Named, url: string): Screen {
  return {
    text: { key: 'reach.how.title', vars: { name, url } },
    more: [{ key: 'reach.how.ticket' }, { key: 'reach.how.blocked' }],
    buttons: [
      [{ label: { key: 'reach.how.share' }, url: shareUrl(url), style: 'primary' }],
      [{ label: { key: 'common.back' }, route: 'reach', args: [id] }, HOME],
    ],
  }
}

function turning(route: string, args: Array<string | number>, page: number, hasNext: boolean): Button[][] {
  const to = (key: 'applications.earlier' | 'applications.later', number: number): Button => {
    return { label: { key }, route, args: [...args, number] }
  }
  const row = [
    ...(page > 0 ? [to('applications.earlier', page - 1)] : []),
    ...(hasNext ? [to('applications.later', page + 1)] : []),
  ]
  return row.length > 0 ? [row] : []
}
