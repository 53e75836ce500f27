import { guessGenitive } from '../../../core/genitive.ts'
import { endDialogue, loadDialogue } from '../../../db/repos/dialogues.ts'
import {
  confirmedGenitive,
  confirmGenitive,
  duesFacts,
  findSigner,
  type Signer,
} from '../../../db/repos/statements.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { fullName, readName } from '../../../domain/membership/person-name.ts'
import {
  readStatementKind,
  type StatementKind,
  statementsFor,
  statementsToList,
} from '../../../domain/membership/statements.ts'
import { statementPdf } from '../../../print/statement/statement.ts'
import type { Deps } from '../../deps.ts'
import type { DialogueDefinition } from '../../dialogue.ts'
import { type Handler, type Reply, show, type Turn } from '../../turn.ts'
import { HOME, listScreen, nameScreen, sentScreen, typeScreen } from './screens.ts'

const DIALOGUE = 'genitive'

/** What is signed on paper, made from what is known; the name in the genitive is confirmed by its owner. */
export function createStatements({
  database,
  dialogues,
}: Deps): Record<'list' | 'make' | 'right' | 'plain' | 'fix', Handler> {
  const { read } = database
  dialogues.define(nameDialogue())

  return {
    async list(turn) {
      const signer = await signerOf(turn)
      if (!signer) return show({ text: { key: 'statement.nobody' }, buttons: [[HOME]] })
      if (signer.status) return show(listScreen(statementsToList(signer)))
      const fill = { label: { key: 'card.fillStatus' as const }, route: 'profile' }
      return show({ text: { key: 'statement.noStatus' }, buttons: [[fill, HOME]] })
    },

    make: (turn, [kind]) =>
      withStatement(turn, kind, async (statement, signer) => {
        const confirmed = await confirmedGenitive(read, turn.accountId, fullName(signer.name))
        return confirmed === undefined
          ? show(nameScreen(statement, guessGenitive(signer.name)))
          : send(statement, signer, confirmed)
      }),

    right: (turn, [kind]) =>
      withStatement(turn, kind, async (statement, signer) => {
        const typed = (await loadDialogue(read, turn.accountId, DIALOGUE))?.answers['name']
        const genitive = typed ?? guessGenitive(signer.name)
        return genitive === undefined
          ? show(nameScreen(statement, undefined))
          : confirm(turn, statement, signer, genitive)
      }),

    plain: (turn, [kind]) =>
      withStatement(turn, kind, (statement, signer) => confirm(turn, statement, signer, '')),

    fix: (turn, [kind]) =>
      withStatement(turn, kind, (statement) => dialogues.start(turn, DIALOGUE, { kind: statement })),
  }

  function signerOf(turn: Turn): Promise<Signer | undefined> {
    return findSigner(read, turn.accountId, turn.who.member?.memberId)
  }

  /** The statement a button names, where it applies to the person now. */
  async function withStatement(
    turn: Turn,
    name: string | undefined,
    make: (kind: StatementKind, signer: Signer) => Promise<Reply>,
  ): Promise<Reply> {
    const [kind, signer] = [readStatementKind(name), await signerOf(turn)]
    if (!kind || !signer || !statementsFor(signer).includes(kind)) return { note: { key: 'common.stale' } }
    return make(kind, signer)
  }

  /** Remembers the name as it is to stand, and makes the paper. */
  async function confirm(turn: Turn, kind: StatementKind, signer: Signer, genitive: string): Promise<Reply> {
    await transact(database, async (tx) => {
      await confirmGenitive(tx, turn.accountId, { name: fullName(signer.name), genitive })
      await endDialogue(tx, turn.accountId, DIALOGUE)
    })
    return send(kind, signer, genitive)
  }

  async function send(kind: StatementKind, signer: Signer, genitive: string): Promise<Reply> {
    const dues = await duesFacts(read, signer.orgId)
    const { birthDate, phone, status, card, name } = signer
    const facts = { ...dues, name: fullName(name), genitive, birthDate, phone, status, card }
    return show(
      sentScreen(kind, {
        name: `statement-${kind}.pdf`,
        bytes: await statementPdf(kind, facts),
      }),
    )
  }
}

/** A name as it stands after «от», typed by hand. */
function nameDialogue(): DialogueDefinition {
  return {
    name: DIALOGUE,
    steps: [
      {
        id: 'name',
        ask: ({ subject }) => typeScreen(subject['kind'] ?? ''),
        read: (input) => {
          if (input.kind !== 'text') return { ok: false, why: { key: 'join.typeText' } }
          const typed = readName(input.text.replace(/^\s*от\s+/i, ''))
          return typed.ok
            ? { ok: true, value: fullName(typed.value) }
            : { ok: false, why: { key: typed.code } }
        },
      },
    ],
    review: ({ subject, answers }) =>
      nameScreen(readStatementKind(subject['kind']) ?? 'join', answers['name'] ?? ''),
  }
}
