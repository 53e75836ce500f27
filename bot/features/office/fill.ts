import type { MessageKey } from '../../../core/i18n.ts'
import { readPhone, readSharedPhone } from '../../../core/phone.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import { type DialogueState, endDialogue } from '../../../db/repos/dialogues.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import { passportOf } from '../../../db/repos/gaps.ts'
import { type Filling, fillField, PROPOSED_FIELDS } from '../../../db/repos/passport-fill.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { OfficeHeld } from '../../../domain/identity/who.ts'
import { hangsOn } from '../../../domain/quality/field-table.ts'
import { fieldText, openedText } from '../../../domain/quality/gap-text.ts'
import { contradicts, type PassportField, toPassportField } from '../../../domain/quality/passport.ts'
import { validateField } from '../../../domain/quality/validate-field.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, answerButton, type DialogueDefinition } from '../../dialogue.ts'
import { type Handler, type Input, show, type Turn } from '../../turn.ts'
import { gapsScreen } from './gaps-screen.ts'
import { askAbove } from './proposal.ts'
import { loadOffice, type OfficeView } from './screens.ts'

const DIALOGUE = 'gap-fill'
const YES_NO = ['chair_email_consent', 'is_legal_entity', 'has_territorial_rights']

/** "Fill now": one field of the passport as a dialogue with the right check, then what is still missing. */
export function createFill(deps: Deps): { fill: Handler } {
  const { database, dialogues } = deps
  dialogues.define(fillDialogue())
  return {
    async fill(turn, [orgId = '', name = '']) {
      const [office, field] = [heldOffice(turn, orgId), toPassportField(name)]
      if (!office || !field) return { note: { key: 'common.forbidden' } }
      const view = await loadOffice(database.read, office, turn.today)
      return isMissing(view, field)
        ? dialogues.start(turn, DIALOGUE, { orgId, field })
        : show(gapsScreen(view, [{ key: 'fill.already', vars: { field: fieldText(field) } }]))
    },
  }

  function fillDialogue(): DialogueDefinition {
    return {
      name: DIALOGUE,
      steps: [
        {
          id: 'value',
          ask: async ({ subject }) => ({
            text: { key: 'fill.ask', vars: { field: fieldText(subject['field'] ?? '') } },
            more: [{ key: `fill.hint.${hint(subject['field'] ?? '')}` as MessageKey }],
            buttons: askButtons(
              subject['field'] ?? '',
              subject['orgId'] ?? '',
              hangsOn(await loadFieldTable(database.read), subject['field'] ?? '') !== undefined,
            ),
          }),
          read: (input, { subject }, turn) => readValue(input, subject, turn),
        },
      ],
      review: async ({ subject, answers }, turn) => {
        const saved = await save(turn, subject['orgId'] ?? '', subject['field'] ?? '', answers['value'] ?? '')
        if (saved) return saved
        // The office was lost between the question and the answer: nothing is to wait for a text of theirs any more.
        await transact(database, (tx) => endDialogue(tx, turn.accountId, DIALOGUE))
        return {
          text: { key: 'common.forbidden' },
          buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
        }
      },
    }
  }

  async function readValue(input: Input, subject: DialogueState['subject'], turn: Turn): Promise<Answer> {
    const field = toPassportField(subject['field'] ?? '')
    if (!field) return { ok: false, why: { key: 'field.empty' } }
    const text =
      input.kind === 'text'
        ? input.text
        : input.kind === 'contact'
          ? (readSharedPhone(input.phone) ?? '')
          : ''
    const read = validateField(field, text, readPhone)
    if (!read.ok) return { ok: false, why: { key: read.code } }
    const office = heldOffice(turn, subject['orgId'] ?? '')
    const passport = office && (await passportOf(database.read, office.officeId))
    return passport && contradicts(passport, field, read.value)
      ? { ok: false, why: { key: 'field.term_order' } }
      : { ok: true, value: String(read.value) }
  }

  async function save(turn: Turn, orgId: string, name: string, text: string): Promise<Screen | undefined> {
    const office = heldOffice(turn, orgId)
    const field = toPassportField(name)
    const read = field && validateField(field, text, readPhone)
    if (!office || !field || !read?.ok) return undefined
    const filling: Filling = {
      officeId: office.officeId,
      orgId: office.orgId,
      field,
      value: read.value,
      accountId: turn.accountId,
      source: 'chair',
    }
    const { key, blocks } = await transact(database, async (tx) => {
      await endDialogue(tx, turn.accountId, DIALOGUE)
      const gap = (await loadOffice(tx, office, turn.today)).gaps.find((each) => each.field === field)
      if (!gap) return { key: 'fill.already' as const, blocks: [] }
      if (PROPOSED_FIELDS.includes(field)) {
        await askAbove(tx, filling, turn)
        return { key: 'fill.proposed' as const, blocks: [] }
      }
      await fillField(tx, filling, turn.now)
      return { key: 'fill.done' as const, blocks: gap.blocks }
    })
    const view = await loadOffice(database.read, office, turn.today)
    const done: Text = { key, vars: { field: fieldText(field) } }
    const opened = openedText(blocks, view.gaps)
    const first = opened ? [done, opened] : [done]
    // Whoever has just given an address knows at once whether letters may come to it.
    if (key !== 'fill.done' || field !== 'chair_email' || !isMissing(view, 'chair_email_consent'))
      return gapsScreen(view, first)
    const asked = await dialogues.start(turn, DIALOGUE, { orgId, field: 'chair_email_consent' })
    return asked.screen && headed(asked.screen, first)
  }
}

/** A question below what was just done. */
function headed(screen: Screen, [first, ...rest]: readonly Text[]): Screen {
  return first ? { ...screen, text: first, more: [...rest, screen.text, ...(screen.more ?? [])] } : screen
}

/** Only what is missing may be filled here: what stands in the passport is corrected by the level above. */
function isMissing(view: OfficeView, field: PassportField): boolean {
  return view.gaps.some((gap) => gap.field === field)
}

function heldOffice(turn: Turn, orgId: string): OfficeHeld | undefined {
  return turn.who.offices.find((office) => String(office.orgId) === orgId)
}

function askButtons(field: string, orgId: string, mayNotApply: boolean): Button[][] {
  const back: Button[] = [
    { label: { key: 'common.back' }, route: 'gaps', args: [orgId] },
    { label: { key: 'common.home' }, route: 'menu' },
  ]
  const waive: Button = { label: { key: 'waive.button' }, route: 'gap.waive', args: [orgId, field] }
  if (!YES_NO.includes(field)) return mayNotApply ? [[waive], back] : [back]
  return [
    [
      answerButton(DIALOGUE, 'value', 'yes', { key: 'common.yes' }),
      answerButton(DIALOGUE, 'value', 'no', { key: 'common.no' }),
    ],
    back,
  ]
}

/** Which hint stands under the question. */
function hint(field: string): string {
  if (YES_NO.includes(field)) return 'yesNo'
  if (field.startsWith('term_')) return 'date'
  if (
    field === 'inn' ||
    field === 'kpp' ||
    field === 'ogrn' ||
    field === 'dues_account' ||
    field === 'chair_phone' ||
    field === 'chair_email'
  )
    return field
  return field === 'employed_count' ? 'count' : 'text'
}
