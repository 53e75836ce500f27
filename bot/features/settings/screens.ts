import type { Button, Screen, Text } from '../../../core/screen.ts'
import type { Turn } from '../../turn.ts'
import { zoneText } from '../../zone-text.ts'
import { HOTLINES } from './hotlines.ts'
import type { ChairContact, Links } from './links.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const SETTINGS: Button = { label: { key: 'settings.settingsButton' }, route: 'settings' }
const PRIVACY: Button = { label: { key: 'settings.privacyButton' }, route: 'privacy' }
const EMAIL: Button = { label: { key: 'settings.emailButton' }, route: 'email' }
const SUMMARY: Button = { label: { key: 'timetable.button' }, route: 'summary.timetable' }
const ASK: Button = { label: { key: 'settings.askButton' }, route: 'ask' }
const LINK: Button = { label: { key: 'settings.link' }, route: 'link', style: 'primary' }
const UNLINK: Button = { label: { key: 'settings.unlink' }, route: 'unlink' }
const JOIN: Button = { label: { key: 'settings.joinButton' }, route: 'join' }

export function settingsScreen({ locale, timeZone }: Turn, links: Links): Screen {
  const linked = links.member !== undefined || links.offices.length > 0
  return {
    text: {
      key: 'settings.title',
      vars: { language: { key: `settings.language.${locale}` }, timeZone: zoneText(timeZone) },
    },
    more: linkTexts(links),
    buttons: [
      [
        locale === 'ru'
          ? { label: { key: 'settings.toEnglish' }, route: 'language', args: ['en'] }
          : { label: { key: 'settings.toRussian' }, route: 'language', args: ['ru'] },
      ],
      [
        { label: { key: 'settings.mailButton' }, route: 'settings.mail' },
        { label: { key: 'settings.zoneButton' }, route: 'settings.zones' },
      ],
      ...(links.offices.length > 0 ? [[SUMMARY]] : []),
      ...(links.member ? [[EMAIL]] : []),
      [linked ? UNLINK : LINK],
      [PRIVACY],
      [ASK],
      [HOME],
    ],
  }
}

function linkTexts({ member, offices, grants }: Links): Text[] {
  const texts: Text[] = [
    ...(member ? [{ key: 'settings.linkedMember', vars: member } as const] : []),
    ...offices.map(
      ({ org, access }): Text => ({
        key: 'settings.linkedOffice',
        vars: { org, access: { key: `settings.access.${access}` } },
      }),
    ),
    ...grants.map(
      ({ org, role }): Text => ({
        key: 'settings.grant',
        vars: { org, role: { key: `settings.grant.${role}` } },
      }),
    ),
  ]
  return texts.length > 0 ? texts : [{ key: 'settings.notLinked' }]
}

/** Whom to ask: the chair, the first chair above who can be reached, and the hotlines. */
export function askScreen(chairs: ChairContact[]): Screen {
  const [own, ...higher] = chairs
  const above = higher.find((chair) => chair.name !== null) ?? higher[0]
  const people: Text[] = own
    ? [chairText('ask.chair', own), ...(above ? [chairText('ask.above', above)] : [])]
    : [{ key: 'ask.notLinked' }]
  return {
    text: { key: 'ask.title' },
    more: [...people, ...Object.values(HOTLINES).map((hotline) => hotline.text)],
    buttons: [
      ...Object.values(HOTLINES).flatMap(({ button }) => (button ? [[button]] : [])),
      ...(own ? [] : [[LINK], [JOIN]]),
      [ASK],
      [SETTINGS, HOME],
    ],
  }
}

function chairText(key: 'ask.chair' | 'ask.above', { org, name, phone, hasParent }: ChairContact): Text {
  return { key, vars: { org, contact: contact(name, phone, hasParent) } }
}

function contact(name: string | null, phone: string | null, hasParent: boolean): Text {
  if (name && phone) return { key: 'ask.contact', vars: { name, phone } }
  if (name) return { key: 'ask.contactName', vars: { name } }
  return { key: hasParent ? 'ask.contactNone' : 'ask.contactNoneTop' }
}
