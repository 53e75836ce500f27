import { choosePerson, confirmModal, problem } from './dialogs.js'
import { byId, el } from './dom.js'
import { clearDraft, draftEdit, draftFile, setUpDraft } from './draft.js'
import { t } from './i18n.js'

const input = byId('composer')
let hooks
let chat
let keyboardHidden = false
let keyboardShown = ''
let commandsShown = ''

function grow() {
  input.style.height = ''
  // Nothing to measure while another person's chat hides the composer.
  if (input.value && input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, 140)}px`
  byId('send').disabled = input.value.trim() === '' && !draftFile()
}

async function send() {
  const text = input.value.trim()
  const [file, edited] = [draftFile(), draftEdit()]
  if (!text && !file) return
  input.value = ''
  clearDraft()
  grow()
  const sent = await (file ? hooks.file(file, text) : edited ? hooks.edit(edited, text) : hooks.send(text))
  if (!sent && input.value === '') input.value = text
  grow()
  input.focus()
}

function closeMenus(except) {
  for (const [menu, opener] of [
    ['command-menu', 'commands-open'],
    ['attach-menu', 'attach-open'],
  ]) {
    if (menu === except) continue
    byId(menu).hidden = true
    byId(opener).setAttribute('aria-expanded', 'false')
  }
}

function toggleMenu(menu, opener) {
  closeMenus(menu)
  const open = byId(menu).hidden
  byId(menu).hidden = !open
  byId(opener).setAttribute('aria-expanded', String(open))
  if (open) byId(menu).querySelector('button')?.focus()
}

function moveInMenu(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll('button')]
  const next = (items.indexOf(document.activeElement) + step + items.length) % items.length
  items[next]?.focus()
}

async function shareContact() {
  const yes = await confirmModal({ title: t('contact.ask'), text: t('contact.text'), yes: t('contact.yes') })
  if (yes) await hooks.contact()
}

async function attach(kind) {
  closeMenus()
  if (kind === 'file') return byId('attach-input').click()
  if (kind === 'sticker') return hooks.sticker()
  if (kind === 'voice') return hooks.voice()
  if (kind === 'own') return shareContact()
  const person = await choosePerson(t('attach.whose'), hooks.others())
  if (person) await hooks.contact(person.id)
}

function renderCommands() {
  if (commandsShown === JSON.stringify(chat.commands)) return
  commandsShown = JSON.stringify(chat.commands)
  closeMenus()
  byId('commands-open').hidden = chat.commands.length === 0
  const items = chat.commands.map(({ command, description }) => {
    const name = `/${command.replace(/^\//, '')}`
    const choose = () => {
      closeMenus()
      input.focus()
      void hooks.send(name)
    }
    return el(
      'button',
      { class: 'menu-item', type: 'button', role: 'menuitem', 'data-testid': 'command', onclick: choose },
      el('b', {}, name),
      el('span', {}, description),
    )
  })
  byId('command-menu').replaceChildren(...items)
}

// An unchanged keyboard stays as it is: a chat is read again often, and a finger may be on a button.
function renderReply() {
  const rows = chat.reply ?? []
  const has = rows.length > 0
  const button = ({ text, contact }) => {
    const press = () => (contact ? shareContact() : hooks.send(text))
    return el(
      'button',
      { class: 'reply-button', type: 'button', 'data-testid': 'reply-button', onclick: press },
      text,
    )
  }
  if (keyboardShown !== JSON.stringify(rows)) {
    keyboardShown = JSON.stringify(rows)
    keyboardHidden = false
    const nodes = rows.map((row) => el('div', { class: 'reply-row' }, row.map(button)))
    byId('reply-keyboard').replaceChildren(...nodes)
  }
  byId('keyboard-toggle').hidden = !has
  byId('keyboard-toggle').setAttribute('aria-expanded', String(has && !keyboardHidden))
  byId('reply-keyboard').hidden = !has || keyboardHidden
}

// What stands at the bottom: the composer, the big Start button, or the way out of a block.
export function renderComposer(next, { offerStart }) {
  chat = next
  const starting = !chat.blocked && (offerStart || chat.messages.length === 0)
  byId('start').hidden = !starting
  byId('blocked-bar').hidden = !chat.blocked
  byId('compose').hidden = starting || chat.blocked
  renderCommands()
  renderReply()
  if (starting || chat.blocked) byId('reply-keyboard').hidden = true
}

export function resetComposer() {
  input.value = ''
  clearDraft()
  keyboardShown = ''
  keyboardHidden = false
  closeMenus()
  grow()
}

export function setUpComposer(given) {
  hooks = given
  setUpDraft(grow)
  input.addEventListener('input', () => {
    grow()
    const slash = input.value === '/' && chat.commands.length > 0
    if (slash === byId('command-menu').hidden) {
      byId('command-menu').hidden = !slash
      byId('commands-open').setAttribute('aria-expanded', String(slash))
    }
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send().catch(problem)
  })
  byId('compose-form').addEventListener('submit', (event) => {
    event.preventDefault()
    send().catch(problem)
  })
  byId('commands-open').addEventListener('click', () => toggleMenu('command-menu', 'commands-open'))
  byId('attach-open').addEventListener('click', () => toggleMenu('attach-menu', 'attach-open'))
  byId('keyboard-toggle').addEventListener('click', () => {
    keyboardHidden = !keyboardHidden
    renderReply()
  })
  for (const menu of ['command-menu', 'attach-menu']) byId(menu).addEventListener('keydown', moveInMenu)
  for (const item of byId('attach-menu').querySelectorAll('button'))
    item.addEventListener('click', () => attach(item.dataset.kind))
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('#compose')) closeMenus()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenus()
  })
}
