import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { AudienceRole } from '../../../domain/broadcast/broadcast.ts'
import { answerButton } from '../../dialogue.ts'

export const DIALOGUE = 'announce'
/** The answer to "to whom" that names no organisation. */
export const EVERYBODY = 'all'
/** Telegram's 4 096 less the words the bot puts around an announcement. */
export const MAX_TEXT = 3500

export const CANCEL: Button = { label: { key: 'common.cancel' }, route: 'cancel' }
export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

export function askTextScreen(): Screen {
  return {
    text: { key: 'announce.askText', vars: { max: MAX_TEXT } },
    buttons: [[CANCEL, HOME]],
  }
}

export function askRoleScreen(): Screen {
  const button = (role: AudienceRole): Button => answerButton(DIALOGUE, 'role', role, roleText(role))
  return {
    text: { key: 'announce.askRole' },
    buttons: [
      [button('all')],
      [button('members')],
      [button('chairs')],
      [editButton('org', 'announce.editOrg')],
      [CANCEL, HOME],
    ],
  }
}

export function roleText(role: AudienceRole): Text {
  return { key: `announce.role.${role}` }
}

export function editButton(
  step: 'text' | 'org' | 'role',
  key: 'announce.editText' | 'announce.editOrg' | 'announce.editRole',
): Button {
  return { label: { key }, route: 'edit', args: [DIALOGUE, step] }
}
