import type { Screen } from '../../core/screen.ts'

/** What a person is told whose card another chat was linked with. */
export function lostCardScreen(): Screen {
  return {
    text: { key: 'link.lost' },
    buttons: [
      [{ label: { key: 'link.again' }, route: 'link', style: 'primary' }],
      [
        { label: { key: 'menu.ask' }, route: 'ask' },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
