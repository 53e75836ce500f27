import type { Screen, Text } from '../core/screen.ts'
import type { DialogueState } from '../db/repos/dialogues.ts'
import type { Input, Reply, Turn } from './turn.ts'

/** An answer as it is stored, or why it cannot be taken. */
export type Answer =
  | {
      ok: true
      /** left out: the step stays open, for what was given belongs to another one */
      value?: string
      /** other steps answered by the same input */
      also?: Record<string, string>
      /** what the dialogue is to remember besides */
      subject?: Record<string, string>
    }
  | {
      ok: false
      why: Text
      /** several inputs that are one to the person, such as the pictures of an album: told once */
      once?: string
      /** the step that has to be answered anew */
      reopen?: string
    }

export interface Step {
  id: string
  ask: (state: DialogueState, turn: Turn) => Promise<Screen> | Screen
  /** Reads what the person typed, shared or pressed (a press comes as text). */
  read: (input: Input, state: DialogueState, turn: Turn) => Promise<Answer> | Answer
  skipIf?: (state: DialogueState) => boolean
  /** asked only where the person wants it; without an answer it has its usual one */
  optional?: true
}

/** A dialogue is a list of named steps; the current one is the first unanswered, so their order may change in a release. */
export interface DialogueDefinition {
  name: string
  steps: Step[]
  /** Shown when every step is answered. */
  review: (state: DialogueState, turn: Turn) => Promise<Screen> | Screen
  /** What has to be done before the review may be shown; undefined where nothing has. */
  beforeReview?: (state: DialogueState, turn: Turn) => Reply | undefined
  /** Called after an answer was read and before it is stored; may refuse the whole dialogue with a screen. */
  stopIf?: (
    state: DialogueState,
    turn: Turn,
  ) => Promise<Screen | undefined> | Promise<Screen> | Screen | undefined
  /** The step that takes an input whatever is being asked; undefined: the current one does. */
  takes?: (input: Input, state: DialogueState) => string | undefined
  /** Told to whoever types while nothing is asked. */
  nothingAsked?: Text
  /** A message the person had sent was changed; undefined where it means nothing to this dialogue. */
  edited?: (turn: Turn, messageId: string, now: Input) => Promise<Reply | undefined>
}

export function currentStep(definition: DialogueDefinition, state: DialogueState): Step | undefined {
  return definition.steps.find(
    (step) =>
      !(step.id in state.answers) && !step.skipIf?.(state) && !(step.optional && !isReopened(state, step.id)),
  )
}

/** The last answered question before `step`. */
export function stepBefore(
  { steps }: DialogueDefinition,
  state: DialogueState,
  step: Step,
): Step | undefined {
  return steps.slice(0, steps.indexOf(step)).findLast(({ id }) => id in state.answers)
}

/** Where the answer that is being changed is kept. */
function was(stepId: string): string {
  return `was:${stepId}`
}

export function isReopened({ subject }: DialogueState, stepId: string): boolean {
  return was(stepId) in subject
}

/** The dialogue with one step asked again; its answer is kept for «Back». */
export function reopened(state: DialogueState, stepId: string): DialogueState {
  const changed = without(state, stepId)
  const answer = state.answers[stepId] ?? ''
  return { ...changed, subject: { ...changed.subject, [was(stepId)]: answer } }
}

/** The dialogue with the kept answer of a reopened step. */
export function restored(state: DialogueState, stepId: string): DialogueState {
  const { name, subject, answers } = without(state, stepId)
  return { name, subject, answers: { ...answers, [stepId]: state.subject[was(stepId)] ?? '' } }
}

/** The dialogue with nothing said on a step. */
export function without(state: DialogueState, stepId: string): DialogueState {
  const { [stepId]: _answer, ...answers } = state.answers
  const { [was(stepId)]: _kept, ...subject } = state.subject
  return { name: state.name, subject, answers }
}
