import { fork } from 'node:child_process'
import { once } from 'node:events'
import { endWithUs } from '../support/bot-process.ts'
import type { LedgerPage } from './judge/ledger.ts'
import type { Question } from './judge/main.ts'

export interface PeopleProgress {
  started: number
  finished: number
  waiting: Array<{ chat: number; after: string }>
  made: number
  acknowledged: number
}

/** The judge in a process of its own: it sees what others do until the moment they die. */
export interface JudgeProcess {
  url: string
  ledger(): Promise<LedgerPage>
  people(): Promise<PeopleProgress>
  startPeople(count: number): Promise<void>
  post(targets: string[], secret: string): Promise<void>
  close(): Promise<void>
}

export async function startJudge(file: string, seed: string): Promise<JudgeProcess> {
  const child = fork(file, {
    env: { CRASH_SEED: seed },
    execArgv: [],
    // A terminal's Ctrl-C is for the driver, which ends it.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  endWithUs(child)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  let questions = 0
  const waiting = new Map<number, (reply: unknown) => void>()
  child.on('message', ({ id, reply }: { id: number; reply: unknown }) => waiting.get(id)?.(reply))
  const ask = <T>(question: Question): Promise<T> =>
    new Promise((resolve) => {
      const id = questions++
      waiting.set(id, (reply) => {
        waiting.delete(id)
        resolve(reply as T)
      })
      child.send({ id, question })
    })
  return {
    url: `http://127.0.0.1:${port}`,
    ledger: () => ask({ ask: 'ledger' }),
    people: () => ask({ ask: 'people' }),
    startPeople: async (count) => void (await ask({ ask: 'start', count })),
    post: async (targets, secret) => void (await ask({ ask: 'post', targets, secret })),
    close: async () => {
      // Not 'close': a channel that was closed from this side does not count.
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
