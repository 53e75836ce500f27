import { DateTime } from 'luxon'
import type { MovableClock } from '../core/clock.ts'
import type { Controls } from '../simulator/server.ts'

const ZONE = 'Europe/Moscow'

/** The panel's clock: moves the demo's time forward and lets everything that came due run. */
export function demoControls(clock: MovableClock, runDue: () => Promise<unknown>): Controls {
  return {
    now: () => clock.now(),
    jump: async (to) => {
      clock.moveTo(target(clock.now(), to))
      await runDue()
      return clock.now()
    },
  }
}

function target(now: Date, to: Parameters<Controls['jump']>[0]): Date {
  const here = DateTime.fromJSDate(now, { zone: ZONE })
  if (to === 'next-hour') return here.plus({ hours: 1 }).toJSDate()
  if (to === 'next-day') return here.plus({ days: 1 }).toJSDate()
  const monday = here.startOf('week').set({ hour: 9 })
  return (monday > here ? monday : monday.plus({ weeks: 1 })).toJSDate()
}
