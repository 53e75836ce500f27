import { readFileSync, rmSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { analysisPaper, analysisSheets } from '../../bot/features/summary/analysis-words.ts'
import { createSummary } from '../../bot/features/summary/index.ts'
import { chartDrawing } from '../../bot/features/summary/pictures.ts'
import { writeSubTree } from '../../bot/features/summary/table.ts'
import { LOCALES, translate } from '../../core/i18n.ts'
import type { Text } from '../../core/screen.ts'
import type { PrismaClient } from '../../db/client.ts'
import { loadAnalysis } from '../../db/repos/analyses.ts'
import { PLACE_COLUMNS, toPlace } from '../../db/repos/summary-places.ts'
import type { Who } from '../../domain/identity/who.ts'
import { drawAnalysis } from '../../print/analysis-paper.ts'
import { toSvg } from '../../print/svg.ts'
import { makeTurn } from '../support/turn.ts'
import { AS_OF, type MadeOrg, randomFrom, randomUnion } from './random-union.ts'

const NOW = new Date(`${AS_OF}T09:00:00+03:00`)
const WORLDS = [1, 2, 3]
/** Sub-trees looked at in each world. */
const LOOKS = 12

const whoHolds = ({ id, path }: MadeOrg, access: 'full' | 'limited'): Who => ({
  member: undefined,
  offices: [{ officeId: id, orgId: id, orgPath: path, access }],
  grants: [],
})

/** Everything the person can be given of an organisation, each by its name as text. */
async function everythingOf(read: PrismaClient, root: MadeOrg, org: MadeOrg, features: Features) {
  const place = toPlace(
    await read.organisation.findUniqueOrThrow({ where: { id: org.id }, select: PLACE_COLUMNS }),
  )
  const reader = { accountId: 1, locale: 'ru' as const, today: AS_OF }
  const turn = makeTurn({ who: whoHolds(root, 'full'), now: NOW, today: AS_OF })
  const said = await Promise.all(
    [features.of, features.below, features.analysis].map((handle) => handle(turn, [String(org.id)])),
  )
  const screens = said.map(({ screen }) => screen)
  const texts = screens.flatMap((screen): Text[] => [
    ...(screen ? [screen.text, ...(screen.more ?? [])] : []),
    ...(screen?.buttons ?? []).flat().map(({ label }) => label),
  ])
  const drawing = await chartDrawing(read, place, reader, 'light')
  const table = await writeSubTree(read, place, reader)
  const workbook = Object.values(unzipSync(readFileSync(table.path)))
  rmSync(table.path)
  const analysis = await loadAnalysis(read, place, AS_OF)
  return {
    screens: LOCALES.map((locale) => texts.map((text) => translate(locale, text)).join('\n')).join('\n'),
    buttons: JSON.stringify(screens),
    picture: drawing ? toSvg(drawing) : '',
    workbook: workbook.map((part) => new TextDecoder().decode(part)).join('\n'),
    paper: drawAnalysis(analysisPaper(analysis)).map(toSvg).join('\n'),
    sheets: JSON.stringify(analysisSheets(analysis, 'ru')),
  }
}

type Features = ReturnType<typeof createSummary>

/** Numbers are written with spaces between thousands, of several kinds. */
const plain = (text: string) => text.replace(/(?<=\d)[\u00a0\u202f ,](?=\d{3})/g, '')

test.each(WORLDS)(
  'nothing of a foreign organisation is in any byte of a summary (world %i)',
  async (seed) => {
    const { database, orgs } = await randomUnion(seed)
    const { read } = database
    const deps = {
      database,
      dialogues: new Dialogues(database),
      secret: 'x'.repeat(32),
      botName: () => 'bot',
    }
    const features = createSummary(deps)
    const random = randomFrom(seed + 100)
    let ownWords = 0
    for (let look = 0; look < LOOKS; look++) {
      const root = orgs[1 + Math.floor(random() * (orgs.length - 1))]
      if (!root) throw new Error('the union has organisations')
      const inside = orgs.filter(({ path }) => path.startsWith(root.path))
      const org = inside[Math.floor(random() * inside.length)] ?? root
      const foreign = orgs.filter(({ path }) => !path.startsWith(org.path)).flatMap(({ words }) => words)
      const own = org.words[0] ?? ''
      for (const [part, text] of Object.entries(await everythingOf(read, root, org, features))) {
        const found = foreign.filter((word) => plain(text).includes(word))
        expect(found, `${part} of ${org.path} for ${root.path}`).toEqual([])
        if (text.includes(own)) ownWords += 1
      }
    }
    // The search finds what is there: else it would prove nothing.
    expect(ownWords).toBeGreaterThan(LOOKS * 3)
  },
)

test.each(WORLDS)(
  'every way into a foreign organisation is refused, above and beside (world %i)',
  async (seed) => {
    const { database, orgs } = await randomUnion(seed)
    const deps = {
      database,
      dialogues: new Dialogues(database),
      secret: 'x'.repeat(32),
      botName: () => 'bot',
    }
    const features = createSummary(deps)
    const random = randomFrom(seed + 200)
    for (let look = 0; look < LOOKS; look++) {
      const root = orgs[1 + Math.floor(random() * (orgs.length - 1))]
      const foreign = orgs.filter(({ path }) => root && !path.startsWith(root.path))
      const org = foreign[Math.floor(random() * foreign.length)]
      if (!root || !org) continue
      for (const access of ['full', 'limited'] as const) {
        const turn = makeTurn({ who: whoHolds(root, access), now: NOW, today: AS_OF })
        for (const [name, handle] of Object.entries(features)) {
          const reply = await handle(turn, [String(org.id), 'pdf'])
          expect(reply, `${name} of ${org.path} for ${root.path}`).toEqual({
            note: { key: 'common.forbidden' },
          })
        }
      }
    }
  },
)
