import { ZodError } from 'zod'
import { isMessageKey, type Locale, replaceTexts } from '../../../core/i18n.ts'
import type { Tx } from '../../../db/client.ts'
import { loadOwnTexts } from '../../../db/own-texts.ts'
import { type DialogueState, endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import {
  changeSetting,
  keptSetting,
  lastChangeOf,
  mayBe,
  SETTING_NAMES,
  type SettingName,
  settingHistory,
  settingInForce,
  shippedSetting,
  toSettingName,
  undoSetting,
} from '../../../db/repos/kept-settings.ts'
import { isUnionAdmin } from '../../../domain/identity/who.ts'
import { toPassportField } from '../../../domain/quality/passport.ts'
import { numbersIn, withNumber } from '../../../domain/settings/numbers.ts'
import { knownFields, withRequired } from '../../../domain/settings/required-fields.ts'
import { shortKey } from '../../../domain/words.ts'
import type { Deps } from '../../deps.ts'
import { transactAsUnionAdmin } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import {
  askScreen,
  DIALOGUE,
  FIELDS,
  fieldPreviewScreen,
  historyScreen,
  listScreen,
  previewScreen,
  TEXTS,
  tableScreen,
} from './screens.ts'
import { FIND, textButtons } from './text-screens.ts'

const FORBIDDEN: Reply = { note: { key: 'common.forbidden' } }
const STALE: Reply = { note: { key: 'common.stale' } }
/** More would not be read on a phone; the command shows the rest. */
const LAST_CHANGES = 10
const MOST_TEXTS = 20

/** Days, limits and required fields that an admin of the union changes in the chat: previewed, undone, remembered. */
export function createTables(
  deps: Deps,
): Record<'list' | 'show' | 'edit' | 'save' | 'field' | 'undo' | 'history', Handler> {
  const { database, dialogues } = deps
  const { read } = database
  dialogues.define({
    name: DIALOGUE,
    steps: [
      {
        id: 'value',
        ask: async ({ subject }) => {
          const asked = await numberOf(read, subject)
          return asked ? askScreen(asked.name, asked.number) : listScreen([])
        },
        read: async (input, { subject }) => {
          const value =
            input.kind === 'text' && /^-?\d{1,4}$/.test(input.text.trim()) ? Number(input.text) : undefined
          if (value === undefined) return { ok: false, why: { key: 'tables.needNumber' } }
          const asked = await numberOf(read, subject)
          const fits = asked && mayBe(asked.name, withNumber(asked.inForce, asked.number.path, value))
          return fits ? { ok: true, value: String(value) } : { ok: false, why: { key: 'tables.wrong' } }
        },
      },
    ],
    review: async (state) => {
      const asked = await numberOf(read, state.subject)
      if (!asked) return listScreen([])
      return previewScreen(asked.name, asked.number, Number(state.answers['value']), markOf(state))
    },
  })

  return {
    async list(turn) {
      if (!isUnionAdmin(turn.who)) return FORBIDDEN
      await dialogues.leave(turn, false)
      const replaced = await Promise.all(
        SETTING_NAMES.map(async (name) => ((await keptSetting(read, name)) === undefined ? [] : [name])),
      )
      return show(listScreen(replaced.flat()))
    },

    async show(turn, [given = '']) {
      const name = toSettingName(given)
      if (!isUnionAdmin(turn.who) || !name) return FORBIDDEN
      await dialogues.leave(turn, false)
      // Whoever opens the texts may type what to look for at once.
      if (name === TEXTS) await dialogues.start(turn, FIND, {})
      return showTable(name, turn.locale)
    },

    async edit(turn, [table = '', path = '']) {
      if (!isUnionAdmin(turn.who)) return FORBIDDEN
      return (await numberOf(read, { table, path }))
        ? dialogues.start(turn, DIALOGUE, { table, path })
        : STALE
    },

    save: (turn, [mark]) =>
      change(turn, async (tx) => {
        const state = await loadDialogue(tx, turn.accountId, DIALOGUE)
        const asked = state && (await numberOf(tx, state.subject))
        if (!state || !asked || markOf(state) !== mark) return undefined
        await endDialogue(tx, turn.accountId, DIALOGUE)
        const { name, inForce, number } = asked
        const table = withNumber(inForce, number.path, Number(state.answers['value']))
        return { name, changed: await changeSetting(tx, name, table, turn) }
      }),

    async field(turn, [name = '', how, sure]) {
      const field = toPassportField(name)
      if (!isUnionAdmin(turn.who) || !field) return FORBIDDEN
      const required = how === 'on'
      if (sure !== 'yes') return show(fieldPreviewScreen(field, required))
      return change(turn, async (tx) => {
        const fields = await loadFieldTable(tx)
        if (!knownFields(fields).includes(field)) return undefined
        if (fields.some((row) => row.field === field) === required) return { name: FIELDS, changed: false }
        return {
          name: FIELDS,
          changed: await changeSetting(tx, FIELDS, withRequired(fields, field, required), turn),
        }
      })
    },

    /** Takes back what the button was shown for: what came since, by a second tap or another admin, stays. */
    async undo(turn, [given = '', how, seen]) {
      const name = toSettingName(given)
      if (!name) return FORBIDDEN
      return change(turn, async (tx) => {
        if (String(await lastChangeOf(tx, name)) !== seen) return undefined
        const changed =
          how === 'shipped'
            ? await changeSetting(tx, name, undefined, turn)
            : await undoSetting(tx, name, turn)
        return { name, changed }
      })
    },

    async history(turn, [given = '']) {
      const name = toSettingName(given)
      if (!isUnionAdmin(turn.who) || !name) return FORBIDDEN
      const versions = await settingHistory(read, name, LAST_CHANGES)
      return show(historyScreen(name, shippedSetting(name), versions, turn.timeZone))
    },
  }

  /** By the rights of this moment: the role may have been taken away since the button was shown. */
  async function change(
    turn: Turn,
    act: (tx: Tx) => Promise<{ name: SettingName; changed: boolean } | undefined>,
  ): Promise<Reply> {
    try {
      const done = await transactAsUnionAdmin(database, turn, act)
      if (done === 'forbidden') return FORBIDDEN
      if (done === 'stale') return STALE
      if (done.name === TEXTS) replaceTexts(await loadOwnTexts(read))
      return {
        ...(await showTable(done.name, turn.locale)),
        note: { key: done.changed ? 'tables.saved' : 'tables.nothing' },
      }
    } catch (error) {
      // What was changed meanwhile does not go with it any more.
      if (error instanceof ZodError) return { note: { key: 'tables.wrong' } }
      throw error
    }
  }

  async function showTable(name: SettingName, locale: Locale): Promise<Reply> {
    const [kept, fields, own, lastChange] = await Promise.all([
      keptSetting(read, name),
      loadFieldTable(read),
      loadOwnTexts(read),
      lastChangeOf(read, name),
    ])
    const inForce = kept ?? shippedSetting(name)
    const changed = Object.keys(own[locale] ?? {})
      .filter(isMessageKey)
      .slice(0, MOST_TEXTS)
    const texts = name === TEXTS ? textButtons(changed, locale, own) : []
    return show(
      tableScreen({
        name,
        inForce,
        fields,
        texts,
        replaced: kept !== undefined,
        lastChange,
      }),
    )
  }
}

/** The number that a dialogue is about, in the table as it is in force now. */
async function numberOf(read: Tx, { table = '', path = '' }: DialogueState['subject']) {
  const name = toSettingName(table)
  const inForce = name && (await settingInForce(read, name))
  const number = numbersIn(inForce).find((each) => each.path === path)
  return name && number ? { name, inForce, number } : undefined
}

/** Names the number that was shown: «Save» saves this one and no other. */
function markOf({ subject, answers }: DialogueState): string {
  return shortKey(`${subject['table']} ${subject['path']} ${answers['value']}`)
}
