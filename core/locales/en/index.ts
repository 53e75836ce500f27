import type { MessageKey } from '../ru/index.ts'
import { announce } from './announce.ts'
import { common } from './common.ts'
import { jobs } from './jobs.ts'
import { settings } from './settings.ts'

/** The same keys in English. */
export const en: Record<MessageKey, string> = { ...common, ...settings, ...announce, ...jobs }
