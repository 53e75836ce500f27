import type { MessageKey } from '../../../core/i18n.ts'
import { readPhone, readSharedPhone } from '../../../core/phone.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { type DialogueState, endDialogue } from '../../../db/repos/dialogues.ts'
import { loadFieldTable } from '../../../db/repos/gap-tables.ts'
import { passportOf } from '../../../db/repos/gaps.ts'
import { type Filling, fillField, PROPOSED_FIELDS, proposedDates } from '../../../db/repos/passport-fill.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { type Block, hangsOn } from '../../../domain/quality/field-table.ts'
import { fieldText, openedText } from '../../../domain/quality/gap-text.ts'
import { contradicts, isOver, toPassportField } from '../../../domain/quality/passport.ts'
import { validateField } from '../../../domain/quality/validate-field.ts'
import type { Deps } from '../../deps.ts'
import { type Answer, answerButton, type DialogueDefinition } from '../../dialogue.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Input, show, type Turn } from '../../turn.ts'
import { oneBelow } from '../gaps/one-below.ts'
import { type FillRight, fillRight, mayFill } from './fill-right.ts'
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
      const [right, field] = [await fillRight(database.read, turn.who, orgId), toPassportField(name)]
      if (!right || !field) return { note: { key: 'common.forbidden' } }
      const view = await loadOffice(database.read, right.office, turn.today)
      return (await mayFill(database.read, right, view, field, turn.today))
        ? dialogues.start(turn, DIALOGUE, { orgId, field, by: right.source })
        : show(await after(turn, right, [{ key: 'fill.already', vars: { field: fieldText(field) } }], view))
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
            more: hints(subject),
            buttons: askButtons(
              subject,
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
    const right = await fillRight(database.read, turn.who, subject['orgId'] ?? '')
    const passport = right && (await passportOf(database.read, right.office.officeId))
    if (!passport) return { ok: true, value: String(read.value) }
    // Those above write into the passport at once, whatever a chair has proposed.
    const proposed = right.source === 'chair' ? await proposedDates(database.read, right.office.officeId) : {}
    if (contradicts({ ...passport, ...proposed }, field, read.value))
      return { ok: false, why: { key: 'field.term_order' } }
    return isOver(field, read.value, turn.today)
      ? { ok: false, why: { key: 'field.term_past' } }
      : { ok: true, value: String(read.value) }
  }

  async function save(turn: Turn, orgId: string, name: string, text: string): Promise<Screen | undefined> {
    const field = toPassportField(name)
    const read = field && validateField(field, text, readPhone)
    if (!field || !read?.ok) return undefined
    const saved = await transactByRights(database, turn, async (tx, { who }) => {
      const right = await fillRight(tx, who, orgId)
      if (!right) return undefined
      await endDialogue(tx, turn.accountId, DIALOGUE)
      return { right, ...(await write(tx, turn, right, { field, value: read.value })) }
    })
    if (!saved) return undefined
    const { right, key, blocks } = saved
    const view = await loadOffice(database.read, right.office, turn.today)
    const done: Text = { key, vars: { field: fieldText(field) } }
    const opened = openedText(blocks, view.gaps)
    const first = opened ? [done, opened] : [done]
    // Whoever has just given an address knows at once whether letters may come to it.
    const addressed = key === 'fill.done' && field === 'chair_email' && right.source === 'chair'
    if (!addressed || !view.gaps.some((gap) => gap.field === 'chair_email_consent'))
      return after(turn, right, first, view)
    const asked = await dialogues.start(turn, DIALOGUE, { orgId, field: 'chair_email_consent' })
    return asked.screen && headed(asked.screen, first)
  }

  /** What a chair types into fields that open access waits for those above; they write it themselves. */
  async function write(
    tx: Tx,
    turn: Turn,
    right: FillRight,
    given: Pick<Filling, 'field' | 'value'>,
  ): Promise<{ key: 'fill.already' | 'fill.proposed' | 'fill.done'; blocks: readonly Block[] }> {
    const { office, source } = right
    const { officeId, orgId } = office
    const view = await loadOffice(tx, office, turn.today)
    if (!(await mayFill(tx, right, view, given.field, turn.today))) return { key: 'fill.already', blocks: [] }
    const filling: Filling = { ...given, officeId, orgId, accountId: turn.accountId, source }
    if (source === 'chair' && PROPOSED_FIELDS.includes(given.field)) {
      await askAbove(tx, filling, turn)
      return { key: 'fill.proposed', blocks: [] }
    }
    await fillField(tx, filling, turn.now)
    return {
      key: 'fill.done',
      blocks: view.gaps.find(({ field }) => field === given.field)?.blocks ?? [],
    }
  }

  /** The chair's list of gaps, or the organisation as those above see it, below what was just done. */
  async function after(
    turn: Turn,
    { office, source }: FillRight,
    first: readonly Text[],
    view: OfficeView,
  ): Promise<Screen> {
    if (source === 'chair') return gapsScreen(view, first)
    return (await oneBelow(database, turn, office.orgId, first)) ?? gapsScreen(view, first)
  }
}

/** A question below what was just done. */
function headed(screen: Screen, [first, ...rest]: readonly Text[]): Screen {
  return first ? { ...screen, text: first, more: [...rest, screen.text, ...(screen.more ?? [])] } : screen
}

function askButtons(subject: DialogueState['subject'], mayNotApply: boolean): Button[][] {
  const { field = '', orgId = '', by } = subject
  const isOfficer = by === 'officer'
  const back: Button[] = [
    { label: { key: 'common.back' }, route: isOfficer ? 'gaps.of' : 'gaps', args: [orgId] },
    { label: { key: 'common.home' }, route: 'menu' },
  ]
  const waive: Button = { label: { key: 'waive.button' }, route: 'gap.waive', args: [orgId, field] }
  if (!YES_NO.includes(field)) return mayNotApply && !isOfficer ? [[waive], back] : [back]
  return [
    [
      answerButton(DIALOGUE, 'value', 'yes', { key: 'common.yes' }),
      answerButton(DIALOGUE, 'value', 'no', { key: 'common.no' }),
    ],
    back,
  ]
}

/** What stands under the question; those above are told whom another phone or chair takes the access from. */
function hints({ field = '', by }: DialogueState['subject']): Text[] {
  const how: Text = { key: `fill.hint.${hint(field)}` as MessageKey }
  const takes = by === 'officer' && (field === 'chair_phone' || field === 'chair_full_name')
  return takes ? [how, { key: 'fill.takesAccess' }] : [how]
}

/** Which hint it is. */
function hint(field: string): string {
  if (YES_NO.includes(field)) return 'yesNo'
  if (field.startsWith('term_')) return 'date'
  if (field === 'chair_full_name' || field === 'employer_head') return 'name'
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
