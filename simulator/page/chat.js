import { api } from './api.js'
import { bubble } from './bubble.js'
import { renderComposer } from './composer.js'
import { confirmModal, problem } from './dialogs.js'
import { byId, el } from './dom.js'
import { startEdit } from './draft.js'
import { dayOf, t } from './i18n.js'

const log = byId('log')
const shown = new Map()
const pressed = new Map()
const readUpTo = new Map()
let personId
let chat
let actions
let asked = 0

const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120

export function scrollToEnd() {
  log.scrollTop = log.scrollHeight
}

function forget() {
  shown.clear()
  pressed.clear()
  log.replaceChildren()
}

function dayNode(label) {
  return el('div', { class: 'day', 'data-day': label }, el('span', {}, label))
}

// Only what has changed is built anew: the rest keeps its focus, and a screen reader hears new messages alone.
function renderMessages() {
  const wanted = []
  let day = ''
  for (const message of chat.messages) {
    const label = dayOf(message.at)
    if (label !== day) {
      day = label
      const key = `day ${label} ${message.id}`
      const kept = shown.get(key)?.node
      const node = kept ?? dayNode(label)
      shown.set(key, { node })
      wanted.push(node)
    }
    const print = JSON.stringify(message)
    const key = `message ${message.id}`
    const kept = shown.get(key)
    const node = kept?.print === print ? kept.node : bubble(message, actions)
    shown.set(key, { node, print })
    wanted.push(node)
  }
  place(wanted)
}

function place(wanted) {
  const keep = new Set(wanted)
  for (const node of [...log.children]) if (!keep.has(node)) node.remove()
  for (const [key, { node }] of shown) if (!keep.has(node)) shown.delete(key)
  wanted.forEach((node, index) => {
    if (log.children[index] !== node) log.insertBefore(node, log.children[index] ?? null)
  })
}

function render() {
  const stick = nearEnd() || shown.size === 0
  const lastBefore = log.lastElementChild
  renderMessages()
  const offerStart = actions.pendingStart() !== undefined
  renderComposer(chat, { offerStart })
  byId('chat-empty').hidden = chat.messages.length > 0 || chat.blocked
  byId('menu-block').hidden = chat.blocked
  byId('menu-unblock').hidden = !chat.blocked
  const ownLast = log.lastElementChild !== lastBefore && log.lastElementChild?.classList.contains('own')
  if (stick || ownLast) scrollToEnd()
  byId('to-end').hidden = nearEnd()
}

// Reading is itself told to everyone as a change, so it is sent once for each new last message.
async function markRead(id) {
  const last = chat.messages.at(-1)?.id
  if (document.visibilityState !== 'visible' || last === undefined || readUpTo.get(id) === last) return
  readUpTo.set(id, last)
  await api.read(id)
}

export async function loadChat() {
  if (personId === undefined) return
  const turn = ++asked
  const id = personId
  const fresh = await api.chat(id)
  if (turn !== asked || id !== personId) return
  chat = fresh
  render()
  await markRead(id)
}

export async function openChat(id) {
  personId = id
  chat = undefined
  forget()
  log.setAttribute('aria-busy', 'true')
  byId('chat').hidden = false
  byId('chat-none').hidden = true
  await loadChat()
  log.setAttribute('aria-busy', 'false')
  scrollToEnd()
}

export function closeChat() {
  personId = undefined
  chat = undefined
  forget()
  byId('chat').hidden = true
  byId('chat-none').hidden = false
}

export function rerenderChat() {
  if (!chat) return
  forget()
  render()
  scrollToEnd()
}

// The bot has answered the press: the button lets go.
export function releaseButtons() {
  for (const [node, timer] of pressed) {
    clearTimeout(timer)
    node.classList.remove('waiting')
    node.removeAttribute('aria-busy')
  }
  pressed.clear()
}

async function press(message, button, node) {
  if (pressed.has(node)) return
  node.classList.add('waiting')
  node.setAttribute('aria-busy', 'true')
  pressed.set(node, setTimeout(releaseButtons, 30_000))
  try {
    await api.press(personId, message.id, button.data)
  } catch (error) {
    problem(error)
  }
  releaseButtons()
}

async function attempt(work) {
  try {
    await work(personId)
    await loadChat()
    return true
  } catch (error) {
    problem(error)
    return false
  }
}

export const send = (text) => attempt((id) => api.send(id, text))
export const sendFile = (file, caption) => attempt((id) => api.file(id, file, caption))
export const sendEdit = (message, text) => attempt((id) => api.edit(id, message.id, text))
export const sendVoice = () => attempt((id) => api.voice(id))
export const sendContact = (of) => attempt((id) => api.contact(id, of))
export const sendSticker = () => attempt((id) => api.sticker(id))
export const setBlocked = (on) => attempt((id) => (on ? api.block(id) : api.unblock(id)))
export const setFate = (fate) => attempt((id) => api.fate(id, fate))

function closeMenu() {
  byId('chat-menu').hidden = true
  byId('menu-open').setAttribute('aria-expanded', 'false')
}

async function block() {
  const yes = await confirmModal({
    title: `${t('menu.block')}?`,
    text: t('chat.blocked'),
    yes: t('menu.block'),
  })
  if (yes) await setBlocked(true)
}

export function setUpChat({ pendingStart, takeStart, onBack, onPanel }) {
  const settle = () => nearEnd() || log.scrollTop === 0 || scrollToEnd()
  actions = { send, press, settle, pendingStart, edit: startEdit }
  byId('start').addEventListener('click', () => {
    const payload = takeStart()
    void send(payload ? `/start ${payload}` : '/start')
  })
  byId('back').addEventListener('click', onBack)
  byId('unblock').addEventListener('click', () => setBlocked(false))
  byId('menu-open').addEventListener('click', () => {
    const menu = byId('chat-menu')
    menu.hidden = !menu.hidden
    byId('menu-open').setAttribute('aria-expanded', String(!menu.hidden))
    if (!menu.hidden) menu.querySelector('button:not([hidden])')?.focus()
  })
  byId('menu-block').addEventListener('click', block)
  byId('menu-unblock').addEventListener('click', () => setBlocked(false))
  byId('menu-panel').addEventListener('click', onPanel)
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('#menu-open')) closeMenu()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenu()
  })
  log.addEventListener('scroll', () => {
    byId('to-end').hidden = nearEnd()
  })
  byId('to-end').addEventListener('click', scrollToEnd)
}
