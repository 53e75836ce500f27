import type { Database } from '../../../db/client.ts'
import { type PartnerScope, partnerScope } from '../../../db/repos/partner-scope.ts'
import { type PartnerFilter, type PartnerGroup, partnerGroups } from '../../../db/repos/partners.ts'
import { ownTown } from '../../../domain/bonus/own-town.ts'
import { orgLabel } from '../../../domain/organisation/label.ts'
import type { Turn } from '../../turn.ts'

type Read = Database['read']

/** Where a member is: whose partners are theirs, and which town is the nearest. */
export interface Place {
  scope: PartnerScope
  /** the region, as people call it */
  region: string | undefined
  towns: PartnerGroup[]
  near: PartnerGroup | undefined
}

/** Undefined for whoever is no member at this moment. */
export async function placeOf(read: Read, { who, today }: Turn): Promise<Place | undefined> {
  if (!who.member) return undefined
  const scope = await partnerScope(read, who.member.orgId, today)
  const [towns, orgs] = await Promise.all([
    partnerGroups(read, scope, 'town'),
    read.organisation.findMany({ where: { id: { in: [...scope.orgIds] } } }),
  ])
  const upwards = scope.orgIds.toReversed().flatMap((id) => orgs.filter((org) => org.id === id))
  const names = upwards.map(({ name, shortName, employerName }) =>
    [name, shortName, employerName].filter(Boolean).join(' '),
  )
  const own = ownTown(
    towns.map(({ name }) => name),
    names,
  )
  const region = upwards.findLast(({ level }) => level === 'regional' || level === 'okrug')
  return { scope, towns, near: towns.find(({ name }) => name === own), region: region && orgLabel(region) }
}

/** What the person chose to see, as a dialogue keeps it and buttons name it; '-' stands for everything. */
export interface Choice {
  scope: 'n' | 'r' | 'f'
  category: string
  town: string
  page: string
}

export function readChoice(words: Record<string, string | undefined>): Choice {
  const { scope, category = '-', town = '-', page = '0' } = words
  return { scope: scope === 'r' || scope === 'f' ? scope : 'n', category, town, page }
}

/** The filter that a choice stands for; a category or town that is there no more is not filtered by. */
export async function filterOf(read: Read, place: Place, choice: Choice): Promise<PartnerFilter> {
  const scope = { n: undefined, r: 'regional', f: 'federal' }[choice.scope] as PartnerFilter['scope']
  const category =
    choice.category === '-'
      ? undefined
      : (await partnerGroups(read, place.scope, 'category')).find(({ key }) => key === choice.category)
  const town = place.towns.find(({ key }) => key === choice.town)
  return { scope, category, town, near: place.near }
}
