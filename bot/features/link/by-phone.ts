import { readSharedPhone } from '../../../core/phone.ts'
import type { Button, Screen } from '../../../core/screen.ts'
import { readDate } from '../../../core/time-zone.ts'
import { endDialogue } from '../../../db/repos/dialogues.ts'
import { bindMember, bindOffice, holdersOfPhone } from '../../../db/repos/links.ts'
import { transact } from '../../../db/unit-of-work.ts'
import { memberOfPhone } from '../../../domain/identity/linking.ts'
import type { Deps } from '../../deps.ts'
import type { Answer, DialogueDefinition } from '../../dialogue.ts'
import type { Input, Turn } from '../../turn.ts'

const OUT: Button[][] = [
  [{ label: { key: 'link.byTicket' }, route: 'link.ticket' }],
  [{ label: { key: 'common.home' }, route: 'menu' }],
]

/** Linking by the contact of the very account. One phone on several cards asks for the birth date; nobody is listed. */
export function linkByPhone({ database }: Deps): DialogueDefinition {
  return {
    name: 'link',
    steps: [
      {
        id: 'phone',
        ask: () => ({
          text: { key: 'link.askContact' },
          buttons: OUT,
          keyboard: {
            text: { key: 'link.pressBelow' },
            rows: [[{ label: { key: 'link.shareContact' }, contact: true }]],
          },
        }),
        read: readContact,
      },
      {
        id: 'birthDate',
        ask: () => ({ text: { key: 'link.askBirthDate' }, buttons: OUT }),
        read: (input) => {
          const date = input.kind === 'text' ? readDate(input.text) : undefined
          return date ? { ok: true, value: date } : { ok: false, why: { key: 'link.wrongDate' } }
        },
        skipIf: (state) => !state.answers['phone']?.endsWith(' many'),
      },
    ],
    review: (state, turn) => bind(state.answers['phone'] ?? '', state.answers['birthDate'], turn),
  }

  async function readContact(input: Input): Promise<Answer> {
    if (input.kind !== 'contact') return { ok: false, why: { key: 'link.useButton' } }
    const phone = input.own ? readSharedPhone(input.phone) : undefined
    if (!phone) return { ok: false, why: { key: 'link.notYours' } }
    const { members } = await holdersOfPhone(database.read, phone)
    return { ok: true, value: members.length > 1 ? `${phone} many` : phone }
  }

  async function bind(answer: string, birthDate: string | undefined, turn: Turn): Promise<Screen> {
    const phone = answer.split(' ')[0] ?? ''
    const found = await transact(database, async (tx) => {
      await endDialogue(tx, turn.accountId, 'link')
      const { members, officeIds } = await holdersOfPhone(tx, phone)
      const memberId = memberOfPhone(members, birthDate)
      if (memberId !== undefined) await bindMember(tx, turn.accountId, memberId, 'phone', turn.now)
      for (const officeId of officeIds) await bindOffice(tx, turn.accountId, officeId, turn.now)
      return { member: memberId !== undefined, offices: officeIds.length }
    })
    const home: Button[] = [{ label: { key: 'common.home' }, route: 'menu' }]
    if (!found.member && found.offices === 0) {
      return {
        text: { key: 'link.nothing' },
        buttons: [
          [{ label: { key: 'link.byTicket' }, route: 'link.ticket' }],
          [{ label: { key: 'menu.join' }, route: 'join' }],
          home,
        ],
      }
    }
    const rows: Button[][] = []
    if (found.member) rows.push([{ label: { key: 'menu.card' }, route: 'card', style: 'primary' }])
    if (found.offices > 0)
      rows.push([
        { label: { key: 'menu.office' }, route: 'office' },
        { label: { key: 'office.gapsButton' }, route: 'gaps' },
      ])
    rows.push([{ label: { key: 'link.notMe' }, route: 'unlink' }], home)
    const more = found.offices > 0 ? [{ key: 'link.officeLimited' as const }] : []
    return { text: { key: found.member ? 'link.done' : 'link.doneOffice' }, more, buttons: rows }
  }
}
