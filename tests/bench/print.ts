// Draws tickets and papers, and answers /card against a Bot API on loopback: `npx tsx tests/bench/print.ts`.
import { cpus } from 'node:os'
import { drawCard } from '../../print/card.ts'
import { joinPoster } from '../../print/join-poster.ts'
import { pictureOf } from '../../print/picture.ts'
import { statementPdf } from '../../print/statement/statement.ts'
import { CARD, INVITATION, STATEMENT } from '../print/samples.ts'
import { cardReplies } from './card-replies.ts'

const CARDS = 60
const PAPERS = 20

/** Milliseconds of each of `count` runs, in order. */
async function times(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) {
    const from = performance.now()
    await work(at)
    taken.push(performance.now() - from)
  }
  return taken.toSorted((one, other) => one - other)
}

const card = (at: number) =>
  pictureOf(drawCard({ ...CARD, number: String(440_000_000 + at) }, 'light')).draw()
const at = (taken: number[], share: number) => taken[Math.floor(taken.length * share)] ?? 0

await times(3, card)
const cpu = process.cpuUsage()
const cards = await times(CARDS, card)
const { user, system } = process.cpuUsage(cpu)
await times(2, () => statementPdf('dues', STATEMENT))
const papers = await times(PAPERS, (each) =>
  each % 2 === 0 ? statementPdf('dues', STATEMENT) : joinPoster(INVITATION),
)
const replies = await cardReplies()
const figures = {
  cores: cpus().length,
  cardMs: { p50: at(cards, 0.5), p95: at(cards, 0.95) },
  // What one core would draw if it did nothing else, whatever else this machine was doing.
  cardsPerCoreSecond: CARDS / ((user + system) / 1e6),
  pdfMs: { p50: at(papers, 0.5), p95: at(papers, 0.95) },
  replyMs: { cachedP95: at(replies.cached, 0.95), drawnP95: at(replies.drawn, 0.95) },
}
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
process.exit(0)
