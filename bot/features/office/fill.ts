import type { MessageKey } from '../../../core/i18n.ts'
import { readPhone, readSharedPhone } from '../../../core/phone.ts'
import type { Button } from '../../../core/screen.ts'
import { type DialogueState, endDialogue } from '../../../db/repos/dialogues.ts'
import { passportOf } from '../../../db/repos/gaps.ts'
import { type Filling, fillField, PROPOSED_FIELDS } from '../../../db/repos/passport-fill.ts'
import { transact } from '../../../db/unit-of-work.ts'
import type { OfficeHeld } from '../../../domain/identity/who.ts'
import { fieldText } from '../../../domain/quality/gap-text.ts'
import { contradicts, type PassportField, toPassportField } from '../../../domain/quality/passport.ts'
import { validateField } from '../../../domain/quality/validate-field.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, answerButton, type DialogueDefinition } from '../../dialogue.ts'
import { type Handler, type Input, type Reply, show, type Turn } from '../../turn.ts'
import { askAbove } from './proposal.ts'
import { gapsScreen, loadOffice, type OfficeView } from './screens.ts'

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
        ? dialogues.start(turn, 'gap-fill', { orgId, field })
        : show(gapsScreen(view, { key: 'fill.already', vars: { field: fieldText(field) } }))
    },
  }

  function fillDialogue(): DialogueDefinition {
    return {
      name: 'gap-fill',
      steps: [
        {
          id: 'value',
          ask: ({ subject }) => ({
            text: { key: 'fill.ask', vars: { field: fieldText(subject['field'] ?? '') } },
            more: [{ key: `fill.hint.${hint(subject['field'] ?? '')}` as MessageKey }],
            buttons: askButtons(subject['field'] ?? '', subject['orgId'] ?? ''),
          }),
          read: (input, { subject }, turn) => readValue(input, subject, turn),
        },
      ],
      review: async ({ subject, answers }, turn) => {
        const saved = await save(turn, subject['orgId'] ?? '', subject['field'] ?? '', answers['value'] ?? '')
        return (
          saved.screen ?? {
            text: { key: 'common.forbidden' },
            buttons: [[{ label: { key: 'common.home' }, route: 'menu' }]],
          }
        )
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

  async function save(turn: Turn, orgId: string, name: string, text: string): Promise<Reply> {
    const office = heldOffice(turn, orgId)
    const field = toPassportField(name)
    const read = field && validateField(field, text, readPhone)
    if (!office || !field || !read?.ok) return {}
    const filling: Filling = {
      officeId: office.officeId,
      orgId: office.orgId,
      field,
      value: read.value,
      accountId: turn.accountId,
      source: 'chair',
    }
    const key = await transact(database, async (tx) => {
      await endDialogue(tx, turn.accountId, 'gap-fill')
      if (!isMissing(await loadOffice(tx, office, turn.today), field)) return 'fill.already'
      if (PROPOSED_FIELDS.includes(field)) {
        await askAbove(tx, filling, turn)
        return 'fill.proposed'
      }
      await fillField(tx, filling, turn.now)
      return 'fill.done'
    })
    const view = await loadOffice(database.read, office, turn.today)
    return show(gapsScreen(view, { key, vars: { field: fieldText(field) } }))
  }
}

/** Only what is missing may be filled here: what stands in the passport is corrected by the level above. */
function isMissing(view: OfficeView, field: PassportField): boolean {
  return view.gaps.some((gap) => gap.field === field)
}

function heldOffice(turn: Turn, orgId: string): OfficeHeld | undefined {
  return turn.who.offices.find((office) => String(office.orgId) === orgId)
}

function askButtons(field: string, orgId: string): Button[][] {
  const back: Button[] = [
    { label: { key: 'common.back' }, route: 'gaps', args: [orgId] },
    { label: { key: 'common.home' }, route: 'menu' },
  ]
  if (!YES_NO.includes(field)) return [back]
  return [
    [
      answerButton('gap-fill', 'value', 'yes', { key: 'common.yes' }),
      answerButton('gap-fill', 'value', 'no', { key: 'common.no' }),
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
