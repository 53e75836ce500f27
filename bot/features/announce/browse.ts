import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { isUnionAdmin, type Who } from '../../../domain/identity/who.ts'
import { answerButton } from '../../dialogue.ts'
import { announceRoots, mayAnnounce } from './authority.ts'
import { childPage, findPlace, findPlaces, labelName, type Place, pathNames } from './places.ts'
import { CANCEL, DIALOGUE, EVERYBODY, HOME } from './screens.ts'

type Read = Database['read']

/** Asks to whom: the only root opened, or a list of the roots. */
export async function askOrg(read: Read, who: Who): Promise<Screen> {
  const roots = await findPlaces(
    read,
    announceRoots(who).map((root) => root.orgId),
  )
  const [only] = roots
  if (!only) return { text: { key: 'announce.noPlaces' }, buttons: [[CANCEL, HOME]] }
  if (roots.length === 1) return browsePlace(read, who, only, 0)
  return {
    text: { key: 'announce.askOrg' },
    buttons: [...everybody(who), ...roots.map(placeRow), [CANCEL, HOME]],
  }
}

/** Opens an organisation of the tree; the roots again where it is not the person's to open. */
export async function openPlace(read: Read, who: Who, orgId: number, page: number): Promise<Screen> {
  const place = await findPlace(read, orgId)
  return place && mayAnnounce(who, place.path) ? browsePlace(read, who, place, page) : askOrg(read, who)
}

async function browsePlace(read: Read, who: Who, place: Place, wanted: number): Promise<Screen> {
  const { places, page, pages } = await childPage(read, place.id, wanted)
  const roots = announceRoots(who)
  const isRoot = roots.some((root) => root.orgId === place.id)
  const counter: Text[] = pages > 1 ? [{ key: 'announce.orgPages', vars: { page: page + 1, pages } }] : []
  return {
    text: { key: 'announce.askOrgIn', vars: { path: await pathNames(read, place.path) } },
    more: counter,
    buttons: [
      ...(isRoot ? everybody(who) : []),
      [choose(place, { key: 'announce.orgWhole', vars: { name: labelName(place.name) } })],
      ...places.map(placeRow),
      ...turnRow(place.id, page, pages),
      ...upRow(place, isRoot, roots.length),
      [CANCEL, HOME],
    ],
  }
}

function everybody(who: Who): Button[][] {
  return isUnionAdmin(who)
    ? [[answerButton(DIALOGUE, 'org', EVERYBODY, { key: 'announce.orgEverybody' })]]
    : []
}

function placeRow(place: Place): Button[] {
  const label: Text = { key: 'announce.orgName', vars: { name: labelName(place.name) } }
  return [place.hasChildren ? open(place.id, 0, label) : choose(place, label)]
}

function choose(place: Place, label: Text): Button {
  return answerButton(DIALOGUE, 'org', String(place.id), label)
}

function open(orgId: number, page: number, label: Text): Button {
  return { label, route: 'announce', args: ['at', orgId, page] }
}

function turnRow(orgId: number, page: number, pages: number): Button[][] {
  const row = [
    ...(page > 0 ? [open(orgId, page - 1, { key: 'announce.orgLess' })] : []),
    ...(page + 1 < pages ? [open(orgId, page + 1, { key: 'announce.orgMore' })] : []),
  ]
  return row.length > 0 ? [row] : []
}

function upRow(place: Place, isRoot: boolean, rootCount: number): Button[][] {
  const label: Text = { key: 'announce.orgUp' }
  if (!isRoot && place.parentId !== null) return [[open(place.parentId, 0, label)]]
  return rootCount > 1 ? [[{ label, route: 'announce', args: ['roots'] }]] : []
}
