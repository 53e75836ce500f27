import type { MessageKey } from '../ru/index.ts'
import { common } from './common.ts'

/** The same keys in English. */
export const en: Record<MessageKey, string> = { ...common }
