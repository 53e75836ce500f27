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
import { type Input, type Reply, show, type Turn } from './turn.ts'

/** An answer as it is stored, or why it cannot be taken. */
export type Answer = { ok: true; value: string } | { ok: false; why: Text }

export interface Step {
  id: string
  ask: (state: DialogueState, turn: Turn) => Promise<Screen> | Screen
  /** Reads what the person typed, shared or pressed (a press comes as text). */
  read: (input: Input, state: DialogueState, turn: Turn) => Promise<Answer> | Answer
  skipIf?: (state: DialogueState) => boolean
}

/** A dialogue is a list of named steps; the current one is the first unanswered, so their order may change in a release. */
export interface DialogueDefinition {
  name: string
  steps: Step[]
  /** Shown when every step is answered. */
  review: (state: DialogueState, turn: Turn) => Promise<Screen> | Screen
  /** Called after an answer was read and before it is stored; may refuse the whole dialogue with a screen. */
  stopIf?: (state: DialogueState, turn: Turn) => Screen | undefined
}

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
    const state = draft
      ? { ...draft, subject: { ...draft.subject, ...subject } }
      : { name, subject, answers: {} }
    return this.#save(state, turn)
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
    const step = currentStep(definition, state)
    if (!step) return this.#next(state, turn)
    return this.#take(definition, step, state, turn, input)
  }

  /** An answer by button: taken only while the button's step is the current one. */
  async press(turn: Turn, name: string, stepId: string, value: string): Promise<Reply> {
    const state = await this.active(turn)
    const definition = this.#definitions.get(name)
    const step = state && definition && state.name === name ? currentStep(definition, state) : undefined
    if (!state || !definition || step?.id !== stepId) return this.#stale(turn)
    return this.#take(definition, step, state, turn, { kind: 'text', text: value })
  }

  /** Asks one answered step again; the others stay, and «Back» brings the old answer back. */
  async edit(turn: Turn, name: string, stepId: string): Promise<Reply> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    const answer = state?.answers[stepId]
    if (!state || answer === undefined) return this.#stale(turn)
    const changed = without(state, stepId)
    return this.#save({ ...changed, subject: { ...changed.subject, [was(stepId)]: answer } }, turn)
  }

  /** One step back: to the answer that was being changed, else to the question before. */
  async back(turn: Turn, name: string): Promise<Reply> {
    const state = await loadDialogue(this.database.read, turn.accountId, name)
    const definition = this.#definitions.get(name)
    const step = state && definition && currentStep(definition, state)
    if (!state || !definition || !step) return this.#stale(turn)
    const kept = state.subject[was(step.id)]
    if (kept !== undefined) {
      const { subject, answers } = without(state, step.id)
      return this.#save({ name, subject, answers: { ...answers, [step.id]: kept } }, turn)
    }
    const before = stepBefore(definition, state, step)
    return before ? this.#save(without(state, before.id), turn) : this.#stale(turn)
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
    if (!answer.ok) {
      const asked = await ask(definition, step, state, turn)
      return show({ ...asked, text: answer.why, more: [asked.text, ...(asked.more ?? [])] })
    }
    const { subject, answers } = without(state, step.id)
    const next = { name: state.name, subject, answers: { ...answers, [step.id]: answer.value } }
    const stopped = definition.stopIf?.(next, turn)
    await transact(this.database, (tx) =>
      stopped
        ? endDialogue(tx, turn.accountId, state.name)
        : saveDialogue(tx, turn.accountId, next, turn.now),
    )
    return stopped ? show(stopped) : this.#next(next, turn)
  }

  async #next(state: DialogueState, turn: Turn): Promise<Reply> {
    const definition = this.#definitions.get(state.name)
    if (!definition) return this.#stale(turn)
    const step = currentStep(definition, state)
    return show(await (step ? ask(definition, step, state, turn) : definition.review(state, turn)))
  }

  async #save(state: DialogueState, turn: Turn): Promise<Reply> {
    await transact(this.database, (tx) => saveDialogue(tx, turn.accountId, state, turn.now))
    return this.#next(state, turn)
  }

  async #stale(turn: Turn): Promise<Reply> {
    return (await this.resume(turn)) ?? { note: { key: 'common.stale' } }
  }
}

function currentStep(definition: DialogueDefinition, state: DialogueState): Step | undefined {
  return definition.steps.find((step) => !(step.id in state.answers) && !step.skipIf?.(state))
}

/** The last answered question before `step`. */
function stepBefore({ steps }: DialogueDefinition, state: DialogueState, step: Step): Step | undefined {
  return steps.slice(0, steps.indexOf(step)).findLast(({ id }) => id in state.answers)
}

/** Where the answer that is being changed is kept. */
function was(stepId: string): string {
  return `was:${stepId}`
}

/** The dialogue with nothing said on a step. */
function without(state: DialogueState, stepId: string): DialogueState {
  const { [stepId]: _answer, ...answers } = state.answers
  const { [was(stepId)]: _kept, ...subject } = state.subject
  return { name: state.name, subject, answers }
}

/** The question of a step, with «Back» first among its ways out where there is something to go back to. */
async function ask(
  definition: DialogueDefinition,
  step: Step,
  state: DialogueState,
  turn: Turn,
): Promise<Screen> {
  const screen = await step.ask(state, turn)
  const wayBack = was(step.id) in state.subject || stepBefore(definition, state, step)
  if (!wayBack) return screen
  const back: Button = { label: { key: 'common.back' }, route: 'back', args: [definition.name] }
  const rows = screen.buttons ?? []
  return { ...screen, buttons: [...rows.slice(0, -1), [back, ...(rows.at(-1) ?? [])]] }
}

/** A button that answers a step. */
export function answerButton(dialogue: string, step: string, value: string, label: Text): Button {
  return { label, route: 'answer', args: [dialogue, step, value] }
}
