import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { countPartners, listPartners, type PartnerGroup } from '../../../db/repos/partners.ts'
import { categoryText } from '../../../domain/bonus/categories.ts'
import { cashbackText, type ListedPartner } from '../../../domain/bonus/partner.ts'
import { BONUS, HOME, labelName, NEAR, pageOf } from './buttons.ts'
import { type Choice, filterOf, type Place } from './partner-place.ts'

const PAGE_SIZE = 6

/** Partners of a choice, a page of them, with the ways to others. */
export async function listScreen(read: Database['read'], place: Place, choice: Choice): Promise<Screen> {
  const filter = await filterOf(read, place, choice)
  const counts = await countPartners(read, place.scope, filter)
  const total = counts.federal + counts.regional
  const { page, pages } = pageOf(choice.page, total, PAGE_SIZE)
  const window = { skip: page * PAGE_SIZE, take: PAGE_SIZE }
  const partners = await listPartners(read, place.scope, filter, window)
  const isFiltered = filter.category !== undefined || filter.town !== undefined || choice.scope !== 'n'
  return {
    text: title(place, choice),
    more: [
      ...(filter.category
        ? [{ key: 'partners.inCategory', vars: { category: categoryText(filter.category.name) } } as const]
        : []),
      ...(filter.town ? [{ key: 'partners.inTown', vars: { town: filter.town.name } } as const] : []),
      ...figures(counts, page, pages, isFiltered),
    ],
    buttons: [
      ...partners.map((partner) => [partnerButton(partner, place.near?.name)]),
      ...turnRow(page, pages, (to) => listButton({ ...choice, page: String(to) })),
      [
        { label: { key: 'partners.categories' }, route: 'partners.categories', args: ['0'] },
        { label: { key: 'partners.towns' }, route: 'partners.towns', args: ['0'] },
      ],
      otherScopes(choice, isFiltered),
      [BONUS, HOME],
    ],
  }
}

function title({ near, region }: Place, { scope }: Choice): Text {
  if (scope === 'r') return { key: 'partners.regional' }
  if (scope === 'f') return { key: 'partners.federal' }
  const place = near?.name ?? region
  return place === undefined ? { key: 'partners.nearNowhere' } : { key: 'partners.near', vars: { place } }
}

function figures(
  counts: { federal: number; regional: number },
  page: number,
  pages: number,
  isFiltered: boolean,
): Text[] {
  if (counts.federal + counts.regional === 0)
    return [{ key: isFiltered ? 'partners.none' : 'partners.nobody' }]
  const paged: Text[] = pages > 1 ? [{ key: 'partners.page', vars: { page: page + 1, pages } }] : []
  return [{ key: 'partners.counts', vars: counts }, ...paged, { key: 'partners.type' }]
}

/** One partner as a button: in the own town, new, or neither; its name, and what comes back. */
export function partnerButton(partner: ListedPartner, ownTown: string | undefined): Button {
  const { id, town, isNew } = partner
  const mark = `${town !== null && town === ownTown ? '📍 ' : ''}${isNew ? '🆕 ' : ''}`
  const back = cashbackText(partner)
  const vars = { mark, name: labelName(partner.name) }
  const label: Text = back
    ? { key: 'partners.labelBack', vars: { ...vars, back: shortened(back) } }
    : { key: 'partners.label', vars }
  return { label, route: 'partner', args: [id] }
}

function shortened(text: Text): Text {
  const words = text.vars?.['text']
  return typeof words === 'string' ? { ...text, vars: { text: labelName(words) } } : text
}

export function turnRow(page: number, pages: number, to: (page: number) => Button): Button[][] {
  const row: Button[] = [
    ...(page > 0 ? [{ ...to(page - 1), label: { key: 'partners.less' } as const }] : []),
    ...(page + 1 < pages ? [{ ...to(page + 1), label: { key: 'partners.more' } as const }] : []),
  ]
  return row.length > 0 ? [row] : []
}

function listButton({ scope, category, town, page }: Choice, label: Text = { key: 'bonus.near' }): Button {
  return { label, route: 'partners', args: [scope, category, town, page] }
}

function otherScopes({ scope }: Choice, isFiltered: boolean): Button[] {
  const all = { category: '-', town: '-', page: '0' }
  return [
    ...(isFiltered ? [{ ...NEAR, label: { key: 'partners.all' } as const }] : []),
    ...(scope === 'r' ? [] : [listButton({ scope: 'r', ...all }, { key: 'partners.regionalButton' })]),
    ...(scope === 'f' ? [] : [listButton({ scope: 'f', ...all }, { key: 'partners.federalButton' })]),
  ]
}

const GROUPS_ON_PAGE = 10

/** Categories or towns with how many partners each has. */
export function groupsScreen(
  groups: readonly PartnerGroup[],
  by: 'category' | 'town',
  wanted: string | undefined,
): Screen {
  const { page, pages } = pageOf(wanted, groups.length, GROUPS_ON_PAGE)
  const shown = groups.slice(page * GROUPS_ON_PAGE, (page + 1) * GROUPS_ON_PAGE)
  const choice: Choice = { scope: 'n', category: '-', town: '-', page: '0' }
  const route = by === 'category' ? 'partners.categories' : 'partners.towns'
  return {
    text: { key: by === 'category' ? 'partners.askCategory' : 'partners.askTown' },
    ...(groups.length === 0 && { more: [{ key: 'partners.none' }] }),
    buttons: [
      ...inPairs(shown.map((group) => listButton({ ...choice, [by]: group.key }, groupLabel(group, by)))),
      ...turnRow(page, pages, (to) => ({ label: { key: 'partners.more' }, route, args: [to] })),
      [{ label: { key: 'partners.backToList' }, route: 'partners', args: ['go'] }],
      [BONUS, HOME],
    ],
  }
}

function groupLabel({ name, partners }: PartnerGroup, by: 'category' | 'town'): Text {
  const short = labelName(name)
  const shown: Text = by === 'category' ? categoryText(short) : { key: 'common.plain', vars: { text: short } }
  return { key: 'partners.group', vars: { name: shown, partners } }
}

function inPairs(buttons: Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, at) => buttons.slice(at * 2, at * 2 + 2))
}
