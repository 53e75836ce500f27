import type { MessageKey } from '../ru/index.ts'
import { common } from './common.ts'
import { jobs } from './jobs.ts'

/** The same keys in English. */
export const en: Record<MessageKey, string> = { ...common, ...jobs }
