import type { CheckState } from '../../../ticket/check-data.ts'

type Fields = Record<string, unknown>

/**
 * The keys and the list's version, as the server sends them. Throws for anything else: a hotel's network answers every
 * question with a page of its own, and what an older page kept may look otherwise.
 */
export function readState(text: string): CheckState {
  const state: unknown = JSON.parse(text)
  if (!isState(state)) throw new Error('this is no state of the check page')
  return state
}

function isState(state: unknown): state is CheckState {
  return (
    isFields(state) &&
    isText(state['madeAt'], /^\d{4}-\d\d-\d\dT/) &&
    isText(state['today'], /^\d{4}-\d\d-\d\d$/) &&
    Array.isArray(state['keys']) &&
    state['keys'].every(isKey) &&
    isFields(state['list']) &&
    isText(state['list']['version'], /./)
  )
}

function isKey(key: unknown): boolean {
  return (
    isFields(key) &&
    isText(key['tag'], /^[0-9a-f]{8}$/) &&
    isText(key['publicKey'], /^[\w-]{43}$/) &&
    typeof key['revoked'] === 'boolean'
  )
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown, like: RegExp): boolean {
  return typeof value === 'string' && like.test(value)
}
