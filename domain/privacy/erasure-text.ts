import type { Button, Screen } from '../../core/screen.ts'

const HOME: Button[] = [{ label: { key: 'common.home' }, route: 'menu' }]
const WORDS = {
  stop: 'privacy.erasure.mistake',
  tellChair: 'privacy.erasure.tellChair',
  above: 'privacy.erasure.again',
} as const

/** What somebody may do about a wish: stop it, tell the chair, or leave it to the level above. */
export type SayInErasure = 'stop' | 'tellChair' | 'above'

/** Who may have something to say about a wish to be erased hears of it; `memberId`: is to say whose card it is. */
export function erasureAskedScreen(
  wish: { id: number; name: string; asked: string; due: string },
  memberId: number | undefined,
  may: SayInErasure,
): Screen {
  const { id, ...vars } = wish
  const confirm: Button[][] =
    memberId === undefined
      ? []
      : [
          [
            {
              label: { key: 'privacy.erasure.confirm' },
              route: 'erasure.confirm',
              args: [id, memberId],
            },
          ],
        ]
  const stop: Button = {
    ...{ label: { key: 'privacy.erasure.stop' }, route: 'erasure.stop', args: [id], style: 'danger' },
  }
  const ask: Button = { label: { key: 'menu.ask' }, route: 'ask' }
  return {
    text: { key: 'privacy.erasure.asked', vars },
    more: [{ key: memberId === undefined ? WORDS[may] : 'privacy.erasure.unproven' }],
    buttons: [...confirm, ...(may === 'stop' ? [[stop]] : []), ...(may === 'tellChair' ? [[ask]] : []), HOME],
  }
}

/** The person hears that somebody called the wish a mistake. */
export function erasureStoppedScreen(proven: boolean): Screen {
  return {
    text: { key: 'privacy.erasure.stopped' },
    more: proven ? [{ key: 'privacy.erasure.repeat' }] : [],
    buttons: [
      [{ label: { key: 'menu.ask' }, route: 'ask' }],
      [{ label: { key: 'settings.privacyButton' }, route: 'privacy' }],
      HOME,
    ],
  }
}
