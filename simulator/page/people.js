import { api } from './api.js'
import { avatar, byId, el } from './dom.js'
import { about, dayOf, shortDay, t, timeOf } from './i18n.js'

function when(at, now) {
  return dayOf(at) === dayOf(now) ? timeOf(at) : shortDay(at)
}

function preview(person) {
  if (!person.last) return el('span', { class: 'person-last none' }, t('people.none'))
  const own = person.last.from === 'person'
  return el(
    'span',
    { class: 'person-last' },
    own && el('span', { class: 'person-own' }, `${t('people.you')}: `),
    person.last.text.replace(/\s+/g, ' '),
  )
}

function badge(person) {
  const trouble = person.fate ?? (person.blocked && 'blocked')
  if (trouble) return el('span', { class: 'person-blocked' }, t(`people.${trouble}`))
  if (!person.unread) return undefined
  const label = t('people.unread', { count: person.unread })
  return el(
    'span',
    { class: 'badge', 'data-testid': 'unread', 'aria-label': label, role: 'img' },
    person.unread,
  )
}

function row(person, { active, now, onChoose }) {
  return el(
    'li',
    {},
    el(
      'button',
      {
        class: 'person',
        type: 'button',
        'data-testid': `person-${person.id}`,
        'data-id': person.id,
        'aria-current': active ? 'true' : undefined,
        onclick: () => onChoose(person.id),
      },
      avatar(person),
      el(
        'span',
        { class: 'person-body' },
        el(
          'span',
          { class: 'person-top' },
          el('span', { class: 'person-name' }, person.firstName),
          person.last &&
            el('time', { class: 'person-time', datetime: person.last.at }, when(person.last.at, now)),
        ),
        el('span', { class: 'person-about' }, about(person)),
        el('span', { class: 'person-bottom' }, preview(person), badge(person)),
      ),
    ),
  )
}

export const loadPeople = api.people

export function renderPeople({ people, activeId, now, onChoose }) {
  const list = byId('people-list')
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : undefined
  const rows = people.map((person) => row(person, { active: String(person.id) === activeId, now, onChoose }))
  list.replaceChildren(...rows)
  byId('people-empty').hidden = people.length > 0
  if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus()
}
