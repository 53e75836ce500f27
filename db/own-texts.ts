import { replaceTexts, type Texts } from '../core/i18n.ts'
import type { Logger } from '../core/logger.ts'
import { fittingTexts } from '../core/own-texts.ts'
import type { Database, PrismaClient, Tx } from './client.ts'
import { keptSetting } from './repos/kept-settings.ts'

/** Texts that were changed in another process count here so soon. */
const AGAIN_MS = 30_000

/** The texts that an admin put in the place of shipped ones. */
export async function loadOwnTexts(read: PrismaClient | Tx): Promise<Texts> {
  return fittingTexts(await keptSetting(read, 'texts'))
}

/** Speaks in this process with the texts in force, now and as they change. */
export async function followTexts({ read }: Database, log: Logger): Promise<{ close(): void }> {
  const follow = async () => {
    try {
      replaceTexts(await loadOwnTexts(read))
    } catch (error) {
      // What is said now goes on being said.
      log.error({ err: error }, 'the texts that were changed cannot be read')
    }
  }
  await follow()
  const timer = setInterval(() => void follow(), AGAIN_MS)
  timer.unref()
  return { close: () => clearInterval(timer) }
}
