import type { Text } from '../../../core/screen.ts'
import type { Reply, Turn } from '../../turn.ts'

/** Shows how far a broadcast has come, with a note over it. */
export type ShowProgress = (turn: Turn, id: number, note: Text) => Promise<Reply>

export function notFound(): Reply {
  return { note: { key: 'announce.notFound' } }
}
