import type { Button, Screen } from '../../../core/screen.ts'
import { safeLink } from '../../../domain/bonus/safe-link.ts'
import type { BonusText, KeptText } from '../../../domain/bonus/texts.ts'

export const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
export const BONUS: Button = { label: { key: 'bonus.back' }, route: 'bonus' }
export const MISSING: Button = { label: { key: 'bonus.missingButton' }, route: 'cashback' }
export const NEAR: Button = { label: { key: 'bonus.near' }, route: 'partners' }

/** Where people have their account, until an admin names another address. */
const ACCOUNT = 'https://profcards.ru'

export type Texts = Record<BonusText, KeptText>

/** The person's account of the programme. */
export function accountButton(texts: Texts): Button {
  const url = safeLink(texts.account_link.value) ?? ACCOUNT
  return { label: { key: 'bonus.account' }, url, style: 'primary' }
}

/** For whoever is no member, or not linked: why, and the two ways on. */
export function guestScreen(...more: Button[][]): Screen {
  return {
    text: { key: 'bonus.guest' },
    buttons: [
      [{ label: { key: 'menu.link' }, route: 'link', style: 'primary' }],
      [{ label: { key: 'menu.join' }, route: 'join' }],
      ...more,
      [HOME],
    ],
  }
}

/** As much of a name as a button shows on a phone. */
const LABEL_CHARS = 44

export function labelName(name: string): string {
  return name.length > LABEL_CHARS ? `${name.slice(0, LABEL_CHARS - 1).trimEnd()}…` : name
}

/** A page number from a button, inside what there is. */
export function pageOf(
  wanted: string | undefined,
  total: number,
  size: number,
): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / size))
  const page = /^\d{1,6}$/.test(wanted ?? '') ? Number(wanted) : 0
  return { page: Math.min(page, pages - 1), pages }
}
