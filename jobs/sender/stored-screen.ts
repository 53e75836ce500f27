import { z } from 'zod'
import { type MessageKey, translate } from '../../core/i18n.ts'
import type { Screen, Text, TextVars } from '../../core/screen.ts'

const key = z.custom<MessageKey>((value) => typeof value === 'string' && value !== '')
const vars: z.ZodType<TextVars> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.object({ key, vars: z.lazy(() => vars).optional() })]),
) as z.ZodType<TextVars>
const text = z.object({ key, vars: vars.optional() }) as z.ZodType<Text>
const style = z.enum(['primary', 'danger']).optional()
const button = z.union([
  z.object({
    label: text,
    style,
    route: z.string(),
    args: z.array(z.union([z.string(), z.number()])).optional(),
  }),
  z.object({ label: text, style, url: z.string() }),
])
const screen = z.object({
  text,
  more: z.array(text).optional(),
  plain: z.string().optional(),
  buttons: z.array(z.array(button)).optional(),
  file: z.object({ name: z.string(), path: z.string() }).optional(),
}) as z.ZodType<Screen>

/** A screen read back from a JSON column; undefined when it cannot be shown: broken, or of a release with other texts. */
export function readStoredScreen(json: string): Screen | undefined {
  try {
    const parsed = screen.safeParse(JSON.parse(json))
    if (!parsed.success) return undefined
    for (const each of [parsed.data.text, ...(parsed.data.more ?? [])]) translate('ru', each)
    return parsed.data
  } catch {
    return undefined
  }
}
