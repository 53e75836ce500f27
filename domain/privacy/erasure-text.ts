import type { Button, Screen } from '../../core/screen.ts'

const HOME: Button[] = [{ label: { key: 'common.home' }, route: 'menu' }]

/** Who may have something to say about a wish to be erased hears of it; `memberId`: is to say whose card it is. */
export function erasureAskedScreen(
  wish: { id: number; name: string; asked: string; due: string },
  memberId: number | undefined,
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
  return {
    text: { key: 'privacy.erasure.asked', vars },
    more: [{ key: memberId === undefined ? 'privacy.erasure.mistake' : 'privacy.erasure.unproven' }],
    buttons: [
      ...confirm,
      [{ label: { key: 'privacy.erasure.stop' }, route: 'erasure.stop', args: [id], style: 'danger' }],
      HOME,
    ],
  }
}

/** The person hears that somebody called the wish a mistake. */
export function erasureStoppedScreen(): Screen {
  return {
    text: { key: 'privacy.erasure.stopped' },
    buttons: [
      [{ label: { key: 'menu.ask' }, route: 'ask' }],
      [{ label: { key: 'settings.privacyButton' }, route: 'privacy' }],
      HOME,
    ],
  }
}
