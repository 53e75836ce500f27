import { readFileSync, rmSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { Dialogues } from '../../../bot/dialogue.ts'
import { createCampaign } from '../../../bot/features/campaign/index.ts'
import { createBelow } from '../../../bot/features/gaps/below.ts'
import { analysisPaper } from '../../../bot/features/summary/analysis-words.ts'
import { createSummary } from '../../../bot/features/summary/index.ts'
import { chartDrawing } from '../../../bot/features/summary/pictures.ts'
import type { Handler, Reply } from '../../../bot/turn.ts'
import { LOCALES, translate } from '../../../core/i18n.ts'
import type { Screen, Text } from '../../../core/screen.ts'
import type { Database } from '../../../db/client.ts'
import { loadAnalysis } from '../../../db/repos/analyses.ts'
import { PLACE_COLUMNS, toPlace } from '../../../db/repos/summary-places.ts'
import type { Who } from '../../../domain/identity/who.ts'
import { drawAnalysis } from '../../../print/analysis-paper.ts'
import { toSvg } from '../../../print/svg.ts'
import { readPdf } from '../../print/read-pdf.ts'
import { makeTurn } from '../../support/turn.ts'
import { AS_OF, type MadeOrg } from '../random-union.ts'
import type { Parts } from './search.ts'

export const NOW = new Date(`${AS_OF}T09:00:00+03:00`)
const READER = { accountId: 1, locale: 'ru' as const, today: AS_OF }

/** Every way to what is said of an organisation: its week, its quarter, its reports, and what is empty below it. */
export function featuresOf(database: Database) {
  const dialogues = new Dialogues(database)
  const deps = { database, dialogues, secret: 'x'.repeat(32), botName: () => 'bot' }
  const { below: gapsBelow, of: gapsOf } = createBelow(deps)
  const { show: campaign, commended, table: owed } = createCampaign(deps)
  return { ...createSummary(deps), gapsBelow, gapsOf, campaign, commended, owed }
}

export type Features = ReturnType<typeof featuresOf>

export const whoHolds = ({ id, path }: MadeOrg, access: 'full' | 'limited'): Who => ({
  member: undefined,
  offices: [{ officeId: id, orgId: id, orgPath: path, access }],
  grants: [],
})

/** What a screen says, in every language. */
export function saidBy(screens: readonly Screen[]): string {
  const texts = screens.flatMap((screen): Text[] => [
    ...[screen.text, ...(screen.more ?? [])],
    ...(screen.buttons ?? []).flat().map(({ label }) => label),
  ])
  return LOCALES.map((locale) => texts.map((text) => translate(locale, text)).join('\n')).join('\n')
}

/** Everything that whoever holds `root` can be given of `org`, down to the bytes of each file. */
export async function givenOf(
  { read }: Database,
  root: MadeOrg,
  org: MadeOrg,
  features: Features,
): Promise<{ parts: Parts; screens: Screen[] }> {
  const turn = makeTurn({ who: whoHolds(root, 'full'), now: NOW, today: AS_OF })
  const ask = (handle: Handler, ...more: string[]) => handle(turn, [String(org.id), ...more])
  const { of, below, analysis, gapsBelow, gapsOf, campaign, commended, map, table, analysisFile, owed } =
    features
  const replies = await Promise.all(
    [of, below, analysis, gapsBelow, gapsOf, campaign, commended, map].map((each) => ask(each)),
  )
  const screens = replies.flatMap(({ screen }) => screen ?? [])
  const notes = replies.flatMap(({ note }) => (note ? [{ text: note }] : []))
  const place = toPlace(
    await read.organisation.findUniqueOrThrow({ where: { id: org.id }, select: PLACE_COLUMNS }),
  )
  const drawing = await chartDrawing(read, place, READER, 'light')
  const paper = analysisPaper(await loadAnalysis(read, place, AS_OF))
  const pdf = await readPdf(Buffer.from(bytesOf(await ask(analysisFile, 'pdf'))))
  return {
    screens,
    parts: {
      screens: saidBy([...screens, ...notes]),
      picture: drawing ? toSvg(drawing) : '',
      // The tiles show all regions: who holds less than the union gets none of them.
      tiles: place.level === 'union' ? '' : (replies.at(-1)?.picture?.key ?? ''),
      workbook: unzipped(bytesOf(await ask(table))),
      owed: unzipped(bytesOf(await ask(owed))),
      paper: drawAnalysis(paper).map(toSvg).join('\n'),
      pdf: pdf.text,
      sheets: unzipped(bytesOf(await ask(analysisFile, 'xlsx'))),
    },
  }
}

/** The file of a reply, which is removed if it is a temporary one. */
function bytesOf({ screen }: Reply): Uint8Array {
  const file = screen?.file
  if (!file) throw new Error('a file was asked for')
  if ('bytes' in file) return file.bytes
  const bytes = readFileSync(file.path)
  rmSync(file.path)
  return bytes
}

function unzipped(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes))
    .map((part) => new TextDecoder().decode(part))
    .join('\n')
}
