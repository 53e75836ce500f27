import { z } from 'zod'
import { areSigningKeys } from './signing-keys.ts'

const portNumber = z.coerce.number().int().min(0).max(65_535)
const PORT_EXPECTED = 'a port number from 0 to 65535'
const port = (fallback: number) => portNumber.default(fallback).describe(PORT_EXPECTED)

const accounts = z
  .string()
  .default('')
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(z.string().regex(/^telegram:\d+$/)))
  .describe('accounts like telegram:123, separated by commas')

const timeZone = z
  .string()
  .default('Europe/Moscow')
  .refine((zone) => isTimeZone(zone))
  .describe('a time zone such as Europe/Moscow')

const webUrl = z.url({ protocol: /^https?$/ })

const schema = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{10,}$/)
    .optional()
    .describe('a token from @BotFather, like 123456:ABC…'),
  TELEGRAM_API_ROOT: webUrl
    .refine((url) => new URL(url).pathname === '/')
    .default('https://api.telegram.org')
    .describe('an http(s) address without a path to the bot'),
  WEBHOOK_URL: webUrl.optional().describe('an https address that Telegram can reach'),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .optional()
    .describe('16 to 256 letters, digits, _ or -'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/.)/)
    .refine((url) => url.startsWith('file:') || URL.canParse(url))
    .default('file:./data/pervichka.db')
    .describe('file:PATH of a SQLite database, or postgresql://…'),
  REDIS_URL: z
    .url({ protocol: /^(rediss?|redis\+unix)$/ })
    .optional()
    .describe('an address like redis://127.0.0.1:6379/0'),
  APP_SECRET: z.string().min(32).optional().describe('at least 32 characters'),
  CARD_SIGNING_KEY: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/=]{43,44}(,[\w-]+:[A-Za-z0-9+/=]{43,44})*$/)
    .refine(areSigningKeys)
    .optional()
    .describe('kid:base64-seed with a seed of 32 bytes, more after commas, each kid once'),
  PORT: port(8080),
  ADMIN_PORT: portNumber.optional().describe(PORT_EXPECTED),
  PUBLIC_URL: webUrl.optional().describe('the address of this server as the world sees it'),
  SIMULATOR_PORT: port(8081),
  SIMULATOR_HOST: z
    .enum(['127.0.0.1', 'localhost', '::1'])
    .default('127.0.0.1')
    .describe('a loopback address'),
  SEND_RATE: z.coerce.number().min(1).max(1000).default(30).describe('messages a second, from 1 to 1000'),
  PAID_BROADCASTS: z.enum(['0', '1']).default('0').describe('0 or 1'),
  STARS_LIMIT: z.coerce.number().int().min(1).optional().describe('a whole number of Stars'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./ })
    .optional()
    .describe('an address like smtp://user:password@host:587'),
  MAIL_FROM: z.email().optional().describe('an e-mail address'),
  HTTPS_PROXY: webUrl.optional().describe('an http(s) address'),
  TIME_ZONE: timeZone,
  ADMIN_IDS: accounts,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
})

export type Env = Readonly<z.infer<typeof schema>>

/** Every variable that a process reads. */
export const ENV_NAMES: readonly string[] = Object.keys(schema.shape)

/** A wrong environment, as sentences for the person who set it. */
export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
    this.name = 'EnvError'
  }
}

/** Reads the environment. An empty value counts as not set. Throws EnvError naming each wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    throw new EnvError([...names].map((name) => `${name} should be ${expectation(name)}.`))
  }
  const problems = [...wrongTogether(parsed.data)]
  if (problems.length > 0) throw new EnvError(problems)
  return Object.freeze(parsed.data)
}

function expectation(name: string): string {
  const field: z.ZodType | undefined = Object.entries(schema.shape).find(([key]) => key === name)?.[1]
  return field?.description ?? 'set correctly'
}

function* wrongTogether(env: Env): Generator<string> {
  if (env.WEBHOOK_URL && !env.WEBHOOK_SECRET)
    yield 'WEBHOOK_SECRET is required with WEBHOOK_URL: 16 to 256 letters, digits, _ or -.'
  if (env.TELEGRAM_BOT_TOKEN && !env.APP_SECRET)
    yield 'APP_SECRET is required with TELEGRAM_BOT_TOKEN: at least 32 characters.'
  if (env.SMTP_URL && !env.MAIL_FROM)
    yield 'MAIL_FROM is required with SMTP_URL: the e-mail address that letters are from.'
  if (env.SMTP_URL && env.TELEGRAM_BOT_TOKEN && !env.PUBLIC_URL)
    yield 'PUBLIC_URL is required with SMTP_URL: letters carry a link to it by which one unsubscribes.'
  if (env.SEND_RATE > 30 && (env.PAID_BROADCASTS !== '1' || !env.STARS_LIMIT)) {
    yield 'SEND_RATE above 30 is paid: it needs PAID_BROADCASTS=1 and STARS_LIMIT.'
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
