import type { Button, Screen, Text } from '../core/screen.ts'
import type { Database } from '../db/client.ts'
import {
  type DialogueState,
  endDialogue,
  leaveDialogue,
  loadDialogue,
  saveDialogue,
} from '../db/repos/dialogues.ts'
import { transact } from '../db/unit-of-work.ts'
import {
  type Answer,
  currentStep,
  type DialogueDefinition,
  isReopened,
  reopened,
  restored,
  type Step,
  stepBefore,
  without,
} from './dialogue-steps.ts'
import { type Input, type Reply, show, type Turn } from './turn.ts'

export type { Answer, DialogueDefinition, Step } from './dialogue-steps.ts'

/** Runs dialogues over the database: every answer is stored before the next question is asked. */
export class Dialogues {
  readonly #definitions = new Map<string, DialogueDefinition>()

  constructor(private readonly database: Database) {}

  define(definition: DialogueDefinition): void {
    this.#definitions.set(definition.name, definition)
  }

  /** Starts a dialogue anew, or goes on with the draft where `keepDraft` and there is one about the same subject. */
  async start(turn: Turn, name: string, subject: Record<string, string>, keepDraft = false): Promise<Reply> {
    const draft = keepDraft ? await loadDialogue(this.database.read, turn.accountId, name) : undefined
    return this.begin(
      { ...(draft ?? { name, answers: {} }), subject: { ...draft?.subject, ...subject } },
      turn,
    )
  }

  /** Shows where the person is in the active dialogue; undefined where there is none. */
  async resume(turn: Turn): Promise<Reply | undefined> {
    const state = await this.active(turn)
    return state && this.#next(state, turn)
  }

  async active(turn: Turn): Promise<DialogueState | undefined> {
    return turn.dialogue ? loadDialogue(this.database.read, turn.accountId, turn.dialogue) : undefined
  }

  /** Takes the input as the answer to the current step. Undefined where no dialogue waits. */
  async answer(turn: Turn, input: Input): Promise<Reply | undefined> {
    const state = await this.active(turn)
    const definition = state && this.#definitions.get(state.name)
    if (!state || !definition) return undefined
    const taker = definition.takes?.(input, state)
    const step = definition.steps.find(({ id }) => id === taker) ?? currentStep(definition, state)
    if (step) return this.#take(definition, step, state, turn, input)
    const next = await this.#next(state, turn)
    const { nothingAsked } = definition
    return nothingAsked && next.screen ? show(headed(next.screen, nothingAsked)) : next
  }

  /** Takes an input as the new answer to a step that was answered before; undefined where there is no such dialogue. */
  async retake(turn: Turn, name: string, stepId: string, input: Input): Promise<Reply | undefined> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    const definition = this.#definitions.get(name)
    const step = definition?.steps.find(({ id }) => id === stepId)
    return state && definition && step && this.#take(definition, step, state, turn, input)
  }

  /** Keeps something beside the answers and shows where the person is. */
  async remember(turn: Turn, name: string, subject: Record<string, string>): Promise<Reply> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    if (!state) return this.#stale(turn)
    return this.begin({ ...state, subject: { ...state.subject, ...subject } }, turn)
  }

  /** Asks a step again, and says why. */
  async askAgain(turn: Turn, name: string, stepId: string, why: Text): Promise<Reply> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    return state ? this.#refuse(state, turn, { ok: false, why, reopen: stepId }) : this.#stale(turn)
  }

  /** A message that the person had sent was changed. Silence where that means nothing. */
  async edited(turn: Turn, messageId: string, now: Input): Promise<Reply> {
    for (const { edited } of this.#definitions.values()) {
      const reply = await edited?.(turn, messageId, now)
      if (reply) return reply
    }
    return {}
  }

  /** An answer by button: taken only while the button's step is the current one. */
  async press(turn: Turn, name: string, stepId: string, value: string): Promise<Reply> {
    const state = await this.active(turn)
    const definition = this.#definitions.get(name)
    const step = state && definition && state.name === name ? currentStep(definition, state) : undefined
    if (!state || !definition || step?.id !== stepId) return this.#stale(turn)
    return this.#take(definition, step, state, turn, { kind: 'text', text: value })
  }

  /** Asks one step again that is answered or may be; the others stay, and «Back» brings the old answer back. */
  async edit(turn: Turn, name: string, stepId: string): Promise<Reply> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    const step = this.#definitions.get(name)?.steps.find(({ id }) => id === stepId)
    if (!state || !step || !(stepId in state.answers || step.optional)) return this.#stale(turn)
    return this.begin(reopened(state, stepId), turn)
  }

  /** One step back: to the answer that was being changed, else to the question before. */
  async back(turn: Turn, name: string): Promise<Reply> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    const definition = this.#definitions.get(name)
    const step = state && definition && currentStep(definition, state)
    if (!state || !definition || !step) return this.#stale(turn)
    if (isReopened(state, step.id)) return this.begin(restored(state, step.id), turn)
    const before = stepBefore(definition, state, step)
    return before ? this.begin(without(state, before.id), turn) : this.#stale(turn)
  }

  /** Leaves the active dialogue; its answers are kept where `keep`. */
  async leave(turn: Turn, keep: boolean): Promise<string | undefined> {
    const name = turn.dialogue
    if (!name) return undefined
    await transact(this.database, (tx) =>
      keep ? leaveDialogue(tx, turn.accountId) : endDialogue(tx, turn.accountId, name),
    )
    return name
  }

  async #take(
    definition: DialogueDefinition,
    step: Step,
    state: DialogueState,
    turn: Turn,
    input: Input,
  ): Promise<Reply> {
    const answer = await step.read(input, state, turn)
    if (!answer.ok) return this.#refuse(state, turn, answer)
    const { subject, answers } = answer.value === undefined ? state : without(state, step.id)
    const taken = answer.value === undefined ? {} : { [step.id]: answer.value }
    const next = {
      name: state.name,
      subject: { ...subject, ...answer.subject },
      answers: { ...answers, ...taken, ...answer.also },
    }
    const stopped = await definition.stopIf?.(next, turn)
    await transact(this.database, (tx) =>
      stopped
        ? endDialogue(tx, turn.accountId, state.name)
        : saveDialogue(tx, turn.accountId, next, turn.now),
    )
    return stopped ? show(stopped) : this.#next(next, turn)
  }

  /** Says why, above what is asked now. */
  async #refuse(state: DialogueState, turn: Turn, answer: Extract<Answer, { ok: false }>): Promise<Reply> {
    const { why, once, reopen } = answer
    if (once !== undefined && state.subject[TOLD] === once) return {}
    const opened = reopen === undefined ? state : reopened(state, reopen)
    const next = once === undefined ? opened : { ...opened, subject: { ...opened.subject, [TOLD]: once } }
    if (next !== state)
      await transact(this.database, (tx) => saveDialogue(tx, turn.accountId, next, turn.now))
    const asked = await this.#next(next, turn)
    return asked.screen ? show(headed(asked.screen, why)) : asked
  }

  async #next(state: DialogueState, turn: Turn): Promise<Reply> {
    const definition = this.#definitions.get(state.name)
    if (!definition) return this.#stale(turn)
    const step = currentStep(definition, state)
    if (step) return show(await ask(definition, step, state, turn))
    return definition.beforeReview?.(state, turn) ?? show(await definition.review(state, turn))
  }

  /** Keeps a dialogue as it stands, and asks the first question without an answer. */
  async begin(state: DialogueState, turn: Turn): Promise<Reply> {
    await transact(this.database, (tx) => saveDialogue(tx, turn.accountId, state, turn.now))
    return this.#next(state, turn)
  }

  async #stale(turn: Turn): Promise<Reply> {
    return (await this.resume(turn)) ?? { note: { key: 'common.stale' } }
  }
}

/** What was refused once for several inputs. */
const TOLD = 'told'

/** A screen with something said above it. */
function headed(screen: Screen, text: Text): Screen {
  return { ...screen, text, more: [screen.text, ...(screen.more ?? [])] }
}

/** The question of a step, with «Back» first among its ways out where there is something to go back to. */
async function ask(
  definition: DialogueDefinition,
  step: Step,
  state: DialogueState,
  turn: Turn,
): Promise<Screen> {
  const screen = await step.ask(state, turn)
  const wayBack = isReopened(state, step.id) || stepBefore(definition, state, step)
  if (!wayBack) return screen
  const back: Button = { label: { key: 'common.back' }, route: 'back', args: [definition.name] }
  const rows = screen.buttons ?? []
  return { ...screen, buttons: [...rows.slice(0, -1), [back, ...(rows.at(-1) ?? [])]] }
}

/** A button that answers a step. */
export function answerButton(dialogue: string, step: string, value: string, label: Text): Button {
  return { label, route: 'answer', args: [dialogue, step, value] }
}
