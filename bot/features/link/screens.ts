import type { Button, Screen } from '../../../core/screen.ts'
import { codesToPick, REQUEST_DAYS } from '../../../domain/identity/linking.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }

/** Argument of a confirmation that was asked for with the word that the holder contradicts. */
export const DISPUTED = 'd'

/** A request as whoever decides is asked about it. */
export interface Asked {
  id: number
  code: string
  decoys: string
  disputed?: boolean
  member: { lastName: string; firstName: string }
}

/**
 * Is it this person who asks? The chair asks the person for the code and picks it; the holder of the card has read it in
 * the other chat.
 */
export function confirmScreen(
  { id, code, decoys, disputed = false, member }: Asked,
  who: 'holder' | 'chair',
): Screen {
  const codes = codesToPick(code, decoys).map(
    (text): Button => ({
      label: { key: 'common.plain', vars: { text } },
      route: 'link.confirm',
      args: [id, text, ...(disputed ? [DISPUTED] : [])],
    }),
  )
  return {
    text: { key: `link.confirmAsk.${who}`, vars: { name: `${member.lastName} ${member.firstName}` } },
    ...(disputed && { more: [{ key: 'link.disputed' as const }] }),
    buttons: [
      codes.slice(0, 2),
      codes.slice(2),
      [{ label: { key: 'link.confirmNo' }, route: 'link.refuse', args: [id], style: 'danger' }],
    ],
  }
}

/** The same words whether the ticket was found or not. */
export function requestedScreen({ id, code }: Pick<Asked, 'id' | 'code'>): Screen {
  return {
    text: { key: 'link.requested' },
    more: [{ key: 'link.code', vars: { code, days: REQUEST_DAYS } }],
    buttons: [[{ label: { key: 'link.phoneLost' }, route: 'link.lost', args: [id] }], [HOME]],
  }
}

/** To the chat that holds the card: the chair decides, and is to be called where nothing is lost. */
export function holderScreen(id: number, chair: { name: string; phone: string } | undefined): Screen {
  return {
    text: chair ? { key: 'link.holderTold', vars: chair } : { key: 'link.holderToldNobody' },
    buttons: [
      [{ label: { key: 'link.notMine' }, route: 'link.refuse', args: [id], style: 'danger' }],
      [HOME],
    ],
  }
}

export function tooManyScreen(): Screen {
  return {
    text: { key: 'link.tooMany' },
    buttons: [[{ label: { key: 'link.byPhone' }, route: 'link' }], [HOME]],
  }
}
