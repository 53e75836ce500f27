import { settleCorrection, waitingOf } from '../../../db/repos/corrections.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import { memberCard, pathNames, valueSources } from '../../../db/repos/member-card.ts'
import { keepEmail } from '../../../db/repos/member-email.ts'
import { isCorrected, type ProfileField, readProfileField } from '../../../domain/membership/correction.ts'
import { readStatus } from '../../../domain/membership/status.ts'
import { currentText } from '../../../domain/privacy/consent-texts.ts'
import type { Deps } from '../../deps.ts'
import { transactByRights } from '../../transact-by-rights.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { createCorrectionDecision } from './decide.ts'
import { draftedValue, profileDialogue } from './dialogue.ts'
import { createEmail } from './email.ts'
import { fillStatus, type Proposed, propose } from './propose.ts'
import { HOME, PROFILE, profileScreen, VALUE, wordScreen } from './screens.ts'
import { fieldWord, valueWord } from './words.ts'

type ProfileAction = 'show' | 'status' | 'edit' | 'send' | 'takeBack' | 'correction'

/** /profile: what is on record, where it is from, and what the member fills or corrects. */
export function createProfile({
  database,
  dialogues,
}: Deps): Record<ProfileAction | keyof ReturnType<typeof createEmail>, Handler> {
  const { read } = database
  dialogues.define(profileDialogue(database))
  return {
    ...createEmail(database),
    correction: createCorrectionDecision(database),

    show: (turn) => withMember(turn, async ({ memberId }) => show(await screen(turn, memberId))),

    status: (turn, [text = '']) =>
      withMember(turn, async ({ memberId }) => {
        const status = readStatus(text)
        if (!status) return { note: { key: 'common.stale' } }
        const filled = await transactByRights(
          database,
          turn,
          async (tx, now) =>
            now.who.member?.memberId === memberId && (await fillStatus(tx, now, memberId, status)),
        )
        const word = { status: { key: `status.${status}` } } as const
        if (filled) return show({ text: { key: 'profile.statusSaved', vars: word }, buttons: [HOME] })
        const { status: known } = await memberCard(read, memberId)
        if (known === status) return show(wordScreen({ key: 'profile.statusKnown', vars: word }))
        // A button of an old question: what is on record is not changed by a single press.
        await dialogues.start(turn, PROFILE, { field: 'status' })
        return dialogues.press({ ...turn, dialogue: PROFILE }, PROFILE, VALUE, status)
      }),

    edit: (turn, [name]) =>
      withMember(turn, () => {
        const field = readProfileField(name)
        return field
          ? dialogues.start(turn, PROFILE, { field })
          : Promise.resolve({ note: { key: 'common.stale' } })
      }),

    send: (turn, [name, version]) =>
      withMember(turn, async ({ memberId }) => {
        const field = readProfileField(name)
        const isOldText = field === 'email' && version !== currentText('email')
        if (!field || isOldText) return { note: { key: 'common.stale' } }
        return (await send(turn, memberId, field)) ?? { note: { key: 'common.stale' } }
      }),

    takeBack: (turn, [id]) =>
      withMember(turn, async ({ memberId }) => {
        const { accountId, now } = turn
        const done = await transactByRights(database, turn, async (tx, { who }) => {
          if (who.member?.memberId !== memberId) return false
          const row = (await waitingOf(tx, memberId)).find((each) => each.id === Number(id))
          return row && settleCorrection(tx, row.id, 'withdrawn', { accountId, at: now })
        })
        return done
          ? show(wordScreen({ key: 'profile.takenBack' }))
          : { ...show(await screen(turn, memberId)), note: { key: 'link.alreadyDecided' } }
      }),
  }

  async function screen(turn: Turn, memberId: number) {
    const member = await memberCard(read, memberId)
    const [path, sources, waiting] = await Promise.all([
      pathNames(read, member.orgId),
      valueSources(read, memberId),
      waitingOf(read, memberId),
    ])
    return profileScreen({ member, org: path.at(-1) ?? '', sources, waiting }, turn)
  }

  /** Carries out what is in the draft, which ends with it; undefined where there is none about this field. */
  function send(turn: Turn, memberId: number, field: ProfileField): Promise<Reply | undefined> {
    const { accountId, now } = turn
    return transactByRights(database, turn, async (tx, { who }) => {
      if (who.member?.memberId !== memberId) return undefined
      const drafted = draftedValue(await loadDialogue(tx, accountId, PROFILE), field)
      if (!drafted) return undefined
      await endDialogue(tx, accountId, PROFILE)
      if (isCorrected(field))
        return sentReply(field, drafted.value, await propose(tx, turn, memberId, { field, ...drafted }))
      const email = drafted.value
      await keepEmail(tx, { memberId, accountId }, { email, textVersion: currentText('email') }, now)
      return show(wordScreen({ key: 'profile.email.saved', vars: { email } }))
    })
  }
}

function sentReply(field: ProfileField, value: string, proposed: Proposed): Reply {
  const vars = { field: fieldWord(field), value: valueWord(field, value) }
  return show(wordScreen({ key: `profile.${proposed}`, vars }))
}

async function withMember(
  turn: Turn,
  work: (member: NonNullable<Turn['who']['member']>) => Promise<Reply>,
): Promise<Reply> {
  return turn.who.member ? work(turn.who.member) : { note: { key: 'common.forbidden' } }
}
