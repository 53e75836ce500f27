import type { MessageKey } from '../../../core/i18n.ts'
import { calendarDate } from '../../../core/time-zone.ts'
import { sayFiled } from '../../../db/repos/campaign-days.ts'
import { campaignProgress, campaignStandings, loadCampaigns } from '../../../db/repos/campaigns.ts'
import { reportsKnownAt } from '../../../db/repos/reports-known.ts'
import { findPlace, mayLook, type SummaryPlace } from '../../../db/repos/summary-places.ts'
import { writtenDate } from '../../../domain/calendar-date.ts'
import { deciding, officeAt, pathAbove } from '../../../domain/identity/who.ts'
import { orgLabel } from '../../../domain/organisation/label.ts'
import type { Campaign } from '../../../domain/readiness/campaigns.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { chooseScreen } from '../summary/screens.ts'
import { createCommended } from './commended.ts'
import { campaignScreen, HOME, toCampaign } from './screens.ts'
import { writeOwed } from './table.ts'

/** Reports that are gathered up the tree: who has filed, who could, what blocks. Nobody sees beyond the own sub-tree. */
export function createCampaign(
  deps: Deps,
): Record<'show' | 'table' | 'commended' | 'announce' | 'say', Handler> {
  const { database } = deps
  const { read } = database
  const commended = createCommended(deps)

  return {
    show: (turn, args) =>
      inPlace(turn, args, (place, campaign) => look(turn, place, campaign, Number(args[2]) || 0)),

    table: (turn, args) =>
      inPlace(turn, args, async (place, campaign) => {
        const { path, count } = await writeOwed(read, place, campaign, turn)
        const name = `reports-${place.aisId}-${campaign.date}.xlsx`
        return show({
          text: { key: 'campaign.tableReady', vars: { name: orgLabel(place), count } },
          file: { name, path, temporary: true },
          buttons: [toCampaign(place.id, campaign)],
        })
      }),

    commended: (turn, args) =>
      inPlace(turn, args, (place, campaign) => commended.show(turn, place, campaign)),

    announce: (turn, args) =>
      inPlace(turn, args, (place, campaign) => commended.announce(turn, place, campaign, args[2] === 'yes')),

    say,
  }

  async function look(turn: Turn, place: SummaryPlace, campaign: Campaign, page: number): Promise<Reply> {
    const { who, today, timeZone } = turn
    const known = await reportsKnownAt(read, place.path)
    const { parentId } = place
    const view = {
      ...{ place, campaign, today },
      campaigns: await loadCampaigns(read, today),
      progress: await campaignProgress(read, place, campaign, today),
      own: (await campaignStandings(read, [place.id], campaign, today)).get(place.id),
      children: await read.organisation.findMany({
        where: { parentId: place.id },
        select: { id: true, level: true, kind: true, name: true, shortName: true },
      }),
      known: known && writtenDate(calendarDate(known, timeZone)),
      office: who.offices.some(({ orgId }) => orgId === place.id),
      decides: deciding(who, place.path) !== undefined,
      above: parentId !== null && mayLook(who, pathAbove(place.path)) ? parentId : undefined,
    }
    return show(campaignScreen(view, page))
  }

  /** A chair's word that the report is filed, or that it is not after all; who may is asked where it is written. */
  async function say(turn: Turn, [orgId, name, date, word]: string[]): Promise<Reply> {
    const { accountId, today, now } = turn
    const filed = word === '1'
    const said = await transactByRights(database, turn, async (tx, { who }): Promise<MessageKey> => {
      const office = officeAt(who, orgId)
      if (!office) return 'common.forbidden'
      const campaign = (await loadCampaigns(tx, today)).find((each) => each.name === name)
      if (!campaign || campaign.date !== date) return 'common.stale'
      const standing = (await campaignStandings(tx, [office.orgId], campaign, today)).get(office.orgId)
      if (!standing || standing.state === 'filed') return 'common.stale'
      await sayFiled(tx, office, campaign, { filed, today, accountId, now })
      return filed ? 'campaign.saidNote' : 'campaign.unsaidNote'
    })
    const note = { key: said }
    if (said === 'common.forbidden') return { note }
    const shown = await inPlace(turn, [orgId, name], (place, campaign) => look(turn, place, campaign, 0))
    return { ...shown, note }
  }

  /** An organisation at or below one that the person holds, and a campaign that runs: those that a button names. */
  async function inPlace(
    turn: Turn,
    [orgId, name]: Array<string | undefined>,
    answer: (place: SummaryPlace, campaign: Campaign) => Promise<Reply>,
  ): Promise<Reply> {
    const { offices, grants } = turn.who
    const held = [...new Set([...offices, ...grants].map((each) => each.orgId))]
    const ids = orgId === undefined ? held : [Number(orgId)]
    const found = await Promise.all(ids.map((id) => findPlace(read, turn.who, id)))
    const places = found.filter((place) => place !== undefined)
    const [place] = places
    if (!place) return { note: { key: 'common.forbidden' } }
    if (places.length > 1) return show(chooseScreen(places, 'campaign'))
    const campaigns = await loadCampaigns(read, turn.today)
    const campaign = campaigns.find((each) => each.name === name) ?? campaigns[0]
    return campaign ? answer(place, campaign) : show({ text: { key: 'campaign.off' }, buttons: [[HOME]] })
  }
}
