import { LOCALES, type Locale, type MessageKey, translate } from '../core/i18n.ts'
import type { Logger } from '../core/logger.ts'
import { may, type Policy, type Who } from '../domain/identity/who.ts'
import type { Telegraf } from './telegraf.ts'
import type { Turn } from './turn.ts'

/** Commands in the order of the messenger's list, and who sees them there. */
const LIST: Array<[command: string, who: Policy]> = [
  ['menu', 'anyone'],
  ['join', 'anyone'],
  ['link', 'anyone'],
  ['card', 'member'],
  ['bonus', 'member'],
  ['profile', 'member'],
  ['office', 'office'],
  ['gaps', 'office'],
  ['summary', 'office'],
  ['applications', 'decider'],
  ['announce', 'decider'],
  ['broadcasts', 'decider'],
  ['report', 'reader'],
  ['find', 'inspector'],
  ['import', 'officer'],
  ['ask', 'anyone'],
  ['settings', 'anyone'],
  ['privacy', 'anyone'],
  ['help', 'anyone'],
  ['cancel', 'anyone'],
]

const NOBODY: Who = { member: undefined, offices: [], grants: [] }

/** The command list of a person with these roles. */
function commandsFor(who: Who, locale: Locale): Array<{ command: string; description: string }> {
  return LIST.filter(([, policy]) => may(policy, who)).map(([command]) => ({
    command,
    description: translate(locale, { key: `command.${command}` as MessageKey }),
  }))
}

/** Tells the messenger the list for everybody; a server that lacks the method does no harm. */
export async function announceCommands(bot: Telegraf, log: Logger): Promise<void> {
  for (const locale of LOCALES) {
    const language = locale === 'ru' ? {} : { language_code: locale }
    await setCommands(bot, commandsFor(NOBODY, locale), language, log)
  }
}

/** Chats whose list is remembered; of others it is told again, which does no harm. */
const REMEMBERED = 10_000

/** Keeps each chat's command list in step with the person's roles and language; told once per change. */
export function chatCommands(bot: Telegraf, log: Logger): (turn: Turn) => void {
  const told = new Map<string, string>()
  return ({ externalId, who, locale }) => {
    const commands = commandsFor(who, locale)
    const now = `${locale} ${commands.map(({ command }) => command).join(' ')}`
    const before = told.get(externalId)
    // Put last again: those who wrote long ago are forgotten first.
    told.delete(externalId)
    told.set(externalId, now)
    const [oldest] = told.keys()
    if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest)
    if (before === now) return
    void setCommands(bot, commands, { scope: { type: 'chat', chat_id: Number(externalId) } }, log)
  }
}

async function setCommands(
  bot: Telegraf,
  commands: ReturnType<typeof commandsFor>,
  extra: object,
  log: Logger,
): Promise<void> {
  try {
    await bot.telegram.setMyCommands(commands, extra)
  } catch (error) {
    log.debug({ err: error }, 'the command list was not taken')
  }
}
