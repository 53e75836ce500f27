import { common } from './common.ts'

/** Every text of the bot in Russian, by key. ICU plurals; **bold** and __italic__ are the only marks. */
export const ru = { ...common }

export type MessageKey = keyof typeof ru
