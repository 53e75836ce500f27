import { common } from './common.ts'
import { jobs } from './jobs.ts'

/** Every text of the bot in Russian, by key. ICU plurals; **bold** and __italic__ are the only marks. */
export const ru = { ...common, ...jobs }

export type MessageKey = keyof typeof ru
