import type { AddressInfo } from 'node:net'
import { Judge } from './api.ts'

/** What the driver asks of the judge's process, and what comes back under the same number. */
export type Question =
  | { ask: 'ledger' }
  | { ask: 'people' }
  | { ask: 'start'; count: number }
  | { ask: 'post'; targets: string[]; secret: string }

const judge = new Judge(process.env['CRASH_SEED'] ?? '')
judge.server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (judge.server.address() as AddressInfo).port })
})
process.on('message', ({ id, question }: { id: number; question: Question }) => {
  process.send?.({ id, reply: reply(question) })
})
process.on('disconnect', () => process.exit(0))

function reply(question: Question): unknown {
  if (question.ask === 'start') judge.people.start(question.count)
  if (question.ask === 'post') judge.updates.post(question.targets, question.secret)
  if (question.ask === 'ledger') return judge.ledger.page()
  return { ...judge.people.progress(), ...judge.updates.progress() }
}
