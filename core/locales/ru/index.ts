import { announce } from './announce.ts'
import { common } from './common.ts'
import { jobs } from './jobs.ts'
import { settings } from './settings.ts'

/** Every text of the bot in Russian, by key. ICU plurals; **bold** and __italic__ are the only marks. */
export const ru = { ...common, ...settings, ...announce, ...jobs }

export type MessageKey = keyof typeof ru
