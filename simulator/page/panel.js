import { api } from './api.js'
import { problem } from './dialogs.js'
import { byId, el } from './dom.js'
import { longDay, setZone, t, timeOf } from './i18n.js'

// Each fault: its name in the API, its number fields with what they start from, and the value they make.
const faults = [
  {
    key: 'throttle',
    fields: { calls: 3, retry: 5 },
    value: (f) => ({ calls: f.calls, retryAfter: f.retry }),
  },
  { key: 'slowMs', label: 'slow', fields: { ms: 3000 }, value: (f) => f.ms },
  { key: 'fail500', fields: { calls: 1 }, value: (f) => f.calls },
  { key: 'html502', fields: { calls: 1 }, value: (f) => f.calls },
  { key: 'html502After', fields: { calls: 1 }, value: (f) => f.calls },
  { key: 'resetBefore', fields: { calls: 1 }, value: (f) => f.calls },
  { key: 'resetAfter', fields: { calls: 1 }, value: (f) => f.calls },
]

let current = {}
let now
let hooks
let moving = false

const isOn = (key) => Boolean(current[key]) && current[key]?.calls !== 0

function stateOf(key) {
  const value = current[key]
  if (key === 'slowMs') return `${value} ${t('faults.ms')}`
  const left = typeof value === 'object' ? value.calls : value
  return typeof left === 'number' ? t('faults.left', { count: left }) : t('faults.active')
}

async function apply(next) {
  try {
    await api.setFaults(next)
    await loadFaults()
  } catch (error) {
    problem(error)
  }
}

const without = (key) =>
  Object.fromEntries(Object.entries(current).filter(([name]) => name !== key && isOn(name)))

function faultRow({ key, label = key, fields, value }) {
  const inputs = {}
  const boxes = Object.entries(fields).map(([name, start]) => {
    const input = el('input', { type: 'number', min: 1, max: 120_000, value: start, inputmode: 'numeric' })
    inputs[name] = input
    return el('label', { class: 'fault-field' }, input, el('span', {}, t(`faults.${name}`)))
  })
  const turnOn = (event) => {
    event.preventDefault()
    const numbers = Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        Math.max(1, Math.round(Number(input.value)) || fields[name]),
      ]),
    )
    void apply({ ...without(key), [key]: value(numbers) })
  }
  const on = isOn(key)
  const heading = el('div', { class: 'fault-head' }, el('b', {}, t(`faults.${label}`)))
  if (on) heading.append(el('span', { class: 'chip', 'data-testid': `fault-${key}-state` }, stateOf(key)))
  const off = { class: 'button small danger', type: 'button', onclick: () => apply(without(key)) }
  return el(
    'form',
    { class: `fault${on ? ' on' : ''}`, onsubmit: turnOn, 'data-testid': `fault-${key}` },
    heading,
    el(
      'div',
      { class: 'fault-body' },
      on ? undefined : boxes,
      on
        ? el('button', off, t('faults.off'))
        : el('button', { class: 'button small', type: 'submit' }, t('faults.on')),
    ),
  )
}

function blockRow() {
  const person = hooks.person()
  const box = el('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': 'fault-block',
    disabled: !person,
  })
  box.checked = Boolean(person?.blocked)
  box.addEventListener('change', () => hooks.setBlocked(box.checked))
  const who = person ? t('faults.blockWho', { name: person.firstName }) : t('faults.blockNobody')
  return el(
    'label',
    { class: `fault switch${box.checked ? ' on' : ''}` },
    el('span', { class: 'switch-text' }, el('b', {}, t('faults.block')), el('small', {}, who)),
    box,
  )
}

// What makes every message to the person fail for good.
function fateRow() {
  const person = hooks.person()
  const option = (fate) => el('option', { value: fate }, t(`faults.fate.${fate || 'here'}`))
  const choice = el(
    'select',
    { 'data-testid': 'fault-fate', disabled: !person },
    ['', 'deactivated', 'gone', 'migrated'].map(option),
  )
  choice.value = person?.fate ?? ''
  choice.addEventListener('change', () => hooks.setFate(choice.value))
  const who = person ? person.firstName : t('faults.blockNobody')
  return el(
    'label',
    { class: `fault switch${person?.fate ? ' on' : ''}` },
    el('span', { class: 'switch-text' }, el('b', {}, t('faults.fate')), el('small', {}, who)),
    choice,
  )
}

export function renderPanel() {
  const count = faults.filter(({ key }) => isOn(key)).length
  byId('faults-state').textContent = count > 0 ? t('faults.some', { count }) : t('faults.none')
  byId('faults-state').classList.toggle('on', count > 0)
  byId('faults-clear').disabled = count === 0
  byId('panel-dot').hidden = count === 0
  // Redrawing under the hands would eat a number that is being typed.
  if (!byId('faults-list').contains(document.activeElement) || document.activeElement.type !== 'number')
    byId('faults-list').replaceChildren(...faults.map(faultRow), blockRow(), fateRow())
  for (const id of ['clock-now', 'demo-time']) byId(id).hidden = !now
  byId('clock-real').hidden = Boolean(now)
  byId('clock-buttons').hidden = !now
  if (now) {
    byId('clock-time').textContent = timeOf(now)
    byId('clock-date').textContent = longDay(now)
    byId('demo-time').textContent = `${longDay(now)}, ${timeOf(now)}`
  }
}

export async function loadFaults() {
  const fresh = (await api.faults()) ?? {}
  const changed = JSON.stringify(fresh) !== JSON.stringify(current)
  current = fresh
  if (changed) renderPanel()
}

// A call that fails changes no chat, so nothing tells the page that a fault has been used up.
function watchFaults() {
  if (byId('panel').hidden || document.visibilityState !== 'visible') return
  if (faults.some(({ key }) => isOn(key))) loadFaults().catch(() => undefined)
}

export async function loadClock() {
  try {
    const clock = await api.clock()
    now = clock.now
    setZone(clock.timeZone ?? 'Europe/Moscow')
  } catch (error) {
    if (error.status !== 404) throw error
    now = undefined
  }
  renderPanel()
  hooks.onClock()
}

export const demoNow = () => now ?? new Date().toISOString()

export function clockNote(text) {
  if (moving && text) byId('clock-step').textContent = text
}

async function moveClock(to) {
  if (moving) return
  moving = true
  const buttons = byId('clock-buttons').querySelectorAll('button')
  byId('clock-step').textContent = t('clock.busy')
  byId('clock-progress').hidden = false
  for (const button of buttons) button.disabled = true
  try {
    await api.moveClock(to)
    await loadClock()
  } catch (error) {
    problem(error)
  }
  moving = false
  byId('clock-progress').hidden = true
  for (const button of buttons) button.disabled = false
}

export function togglePanel(open = byId('panel').hidden) {
  byId('panel').hidden = !open
  byId('scrim').hidden = !open
  byId('panel-open').setAttribute('aria-expanded', String(open))
  document.body.classList.toggle('with-panel', open)
  if (open) {
    byId('panel-close').focus()
    void loadFaults().catch(problem)
  } else if (byId('panel-open').offsetParent) byId('panel-open').focus()
}

export function setUpPanel(given) {
  hooks = given
  setInterval(watchFaults, 1500)
  byId('panel-open').addEventListener('click', () => togglePanel())
  byId('panel-close').addEventListener('click', () => togglePanel(false))
  byId('scrim').addEventListener('click', () => togglePanel(false))
  byId('faults-clear').addEventListener('click', () => apply({}))
  for (const button of byId('clock-buttons').querySelectorAll('button'))
    button.addEventListener('click', () => moveClock(button.dataset.to))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !byId('panel').hidden && !document.querySelector('dialog'))
      togglePanel(false)
  })
}
