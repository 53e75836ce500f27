import type { Button, Screen } from '../core/screen.ts'

/** The button by which a chair who heads the employer asks those above for the lists of people. */
export function askListsButton(orgId: number): Button {
  return { label: { key: 'lists.ask' }, route: 'lists.ask', args: [orgId] }
}

/** Why a chair who heads the employer sees nobody, and what became of the request, or the button that makes it. */
export function closedListsScreen(orgId: number, answer?: 'lists.asked' | 'lists.nobody'): Screen {
  return {
    text: { key: 'lists.head' },
    ...(answer && { more: [{ key: answer }] }),
    buttons: [
      ...(answer ? [] : [[askListsButton(orgId)]]),
      [
        { label: { key: 'common.back' }, route: 'office', args: [orgId] },
        { label: { key: 'common.home' }, route: 'menu' },
      ],
    ],
  }
}
