import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const TRIES = 300
const STEP_MS = 50

/** Waits until somebody listens there. */
export async function untilReady(port: number): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    if (await answers(port)) return
    await pause(STEP_MS)
  }
  throw new Error(`nothing listens on port ${port}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (ready: boolean) => {
      socket.destroy()
      resolve(ready)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
