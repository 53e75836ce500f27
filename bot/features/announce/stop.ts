import type { Screen } from '../../../core/screen.ts'
import { HOME } from './screens.ts'

/** Asks before what cannot be undone. */
export function stopScreen(id: number): Screen {
  return {
    text: { key: 'announce.stopAsk', vars: { id } },
    buttons: [
      [{ label: { key: 'announce.stopYes' }, route: 'broadcast.cancel', args: [id, 'yes'], style: 'danger' }],
      [{ label: { key: 'common.back' }, route: 'broadcast', args: [id] }, HOME],
    ],
  }
}
