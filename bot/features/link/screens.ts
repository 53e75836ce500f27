import type { Screen } from '../../../core/screen.ts'

/** Is it this person who asks? For the holder of the phone on record, or the chair. */
export function confirmScreen(requestId: number, member: { lastName: string; firstName: string }): Screen {
  return {
    text: { key: 'link.confirmAsk', vars: { name: `${member.lastName} ${member.firstName}` } },
    buttons: [
      [
        { label: { key: 'link.confirmYes' }, route: 'link.confirm', args: [requestId], style: 'primary' },
        { label: { key: 'link.confirmNo' }, route: 'link.refuse', args: [requestId], style: 'danger' },
      ],
    ],
  }
}
