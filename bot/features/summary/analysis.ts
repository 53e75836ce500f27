import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbook } from '../../../core/workbook.ts'
import type { PrismaClient } from '../../../db/client.ts'
import { loadAnalysis } from '../../../db/repos/analyses.ts'
import type { SummaryPlace } from '../../../db/repos/summary-places.ts'
import { analysisScreen } from '../../../domain/summary/analysis-screen.ts'
import { analysisPdf } from '../../../print/analysis-paper.ts'
import { type Reply, show, type Turn } from '../../turn.ts'
import { analysisPaper, analysisSheets, readyScreen } from './analysis-words.ts'

/** The analysis of the quarter in short. */
export async function showAnalysis(read: PrismaClient, turn: Turn, place: SummaryPlace): Promise<Reply> {
  return show(analysisScreen(await loadAnalysis(read, place, turn.today)))
}

/** The same on paper, or as a workbook. */
export async function sendAnalysis(
  read: PrismaClient,
  turn: Turn,
  place: SummaryPlace,
  kind: string | undefined,
): Promise<Reply> {
  if (kind !== 'pdf' && kind !== 'xlsx') return { note: { key: 'common.stale' } }
  const analysis = await loadAnalysis(read, place, turn.today)
  const name = `analiz-${place.aisId}-${analysis.from}.${kind}`
  if (kind === 'pdf') {
    const bytes = await analysisPdf(analysisPaper(analysis))
    return show(readyScreen(analysis, { name, bytes }))
  }
  const path = join(tmpdir(), `pervichka-${randomUUID()}.xlsx`)
  await writeWorkbook(path, analysisSheets(analysis, turn.locale))
  return show(readyScreen(analysis, { name, path, temporary: true }))
}
