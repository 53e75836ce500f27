import type { MessageKey } from '../../../core/i18n.ts'
import type { Button, Screen, Text } from '../../../core/screen.ts'
import {
  type Attachment,
  type AudienceRole,
  MAX_BROADCAST_TEXT,
  MAX_CAPTION,
} from '../../../domain/broadcast/broadcast.ts'
import { answerButton } from '../../dialogue.ts'
import type { Turn } from '../../turn.ts'
import { zoneText } from '../../zone-text.ts'
import { isAhead } from './times.ts'

export const DIALOGUE = 'announce'
/** The answer to "to whom" that names no organisation. */
export const EVERYBODY = 'all'
/** Answers by button where words or a file are asked for. */
export const NO_TEXT = 'none'
export const DROP = 'drop'
/** Answers by button that leave a time at its usual. */
export const NOW = 'now'
export const NEVER = 'never'

export const CANCEL: Button = { label: { key: 'common.cancel' }, route: 'cancel' }
export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

const answer = (step: string, value: string, label: Text): Button[] => [
  answerButton(DIALOGUE, step, value, label),
]

export function askTextScreen(attached: Attachment | undefined): Screen {
  if (!attached)
    return {
      text: { key: 'announce.askText', vars: { max: MAX_BROADCAST_TEXT } },
      buttons: [[CANCEL, HOME]],
    }
  const { kind } = attached
  return {
    text: { key: 'announce.askTextTo', vars: { kind, max: MAX_CAPTION } },
    buttons: [
      answer('text', NO_TEXT, { key: 'announce.noText' }),
      answer('text', DROP, { key: 'announce.dropFile', vars: { kind } }),
      [CANCEL, HOME],
    ],
  }
}

export function askFileScreen(attached: Attachment | undefined): Screen {
  const drop: Button[][] = attached
    ? [answer('file', DROP, { key: 'announce.dropFile', vars: { kind: attached.kind } })]
    : []
  return {
    text: { key: 'announce.askFile', vars: { max: MAX_CAPTION } },
    buttons: [...drop, [CANCEL, HOME]],
  }
}

export function askRoleScreen(): Screen {
  const button = (role: AudienceRole): Button[] => answer('role', role, roleText(role))
  return {
    text: { key: 'announce.askRole' },
    buttons: [
      button('all'),
      button('members'),
      button('chairs'),
      [editButton('org', 'announce.editOrg')],
      [CANCEL, HOME],
    ],
  }
}

export function askClassScreen(mayAdvertise: boolean): Screen {
  return {
    text: { key: 'announce.askClass' },
    ...(mayAdvertise && { more: [{ key: 'announce.askOffer' }] }),
    buttons: [
      answer('class', 'announcement', { key: 'announce.class.announcement' }),
      answer('class', 'urgent', { key: 'announce.class.urgent' }),
      ...(mayAdvertise ? [answer('class', 'offer', { key: 'announce.class.offer' })] : []),
      [CANCEL, HOME],
    ],
  }
}

export function askStartScreen(turn: Turn): Screen {
  return {
    text: { key: 'announce.askStart', vars: { zone: zoneText(turn.timeZone) } },
    buttons: [
      answer('start', NOW, { key: 'announce.startNow' }),
      ...(isAhead('evening', turn) ? [answer('start', 'evening', { key: 'announce.startEvening' })] : []),
      answer('start', 'morning', { key: 'announce.startTomorrow' }),
      [CANCEL, HOME],
    ],
  }
}

export function askExpiresScreen(turn: Turn): Screen {
  return {
    text: { key: 'announce.askExpires', vars: { zone: zoneText(turn.timeZone) } },
    buttons: [
      answer('expires', NEVER, { key: 'announce.expiresNever' }),
      ...(isAhead('tonight', turn) ? [answer('expires', 'tonight', { key: 'announce.expiresTonight' })] : []),
      answer('expires', 'tomorrow', { key: 'announce.expiresTomorrow' }),
      [CANCEL, HOME],
    ],
  }
}

export function roleText(role: AudienceRole): Text {
  return { key: `announce.role.${role}` }
}

export function editButton(step: string, key: MessageKey): Button {
  return { label: { key }, route: 'edit', args: [DIALOGUE, step] }
}
