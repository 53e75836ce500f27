import { listen } from './api.js'
import * as chat from './chat.js'
import { resetComposer, setUpComposer } from './composer.js'
import { alertModal, problem, toast } from './dialogs.js'
import { byId } from './dom.js'
import { applyLanguage, onLanguage, setLanguage, t } from './i18n.js'
import * as panel from './panel.js'
import { loadPeople, renderPeople } from './people.js'

let people = []
let activeId
let start

const person = () => people.find(({ id }) => String(id) === activeId)

function readAddress() {
  const query = new URLSearchParams(location.search)
  activeId = query.get('as') ?? undefined
  start = activeId === undefined ? undefined : (query.get('start') ?? undefined)
}

function address() {
  const query = new URLSearchParams()
  if (activeId !== undefined) query.set('as', activeId)
  if (start !== undefined) query.set('start', start)
  const text = query.toString()
  return text ? `?${text}` : location.pathname
}

function renderHeader() {
  byId('chat-as').textContent = person() ? t('chat.as', { name: person().firstName }) : ''
}

function renderList() {
  renderPeople({ people, activeId, now: panel.demoNow(), onChoose: choose })
  renderHeader()
  panel.renderPanel()
}

async function refreshPeople() {
  people = await loadPeople()
  renderList()
}

async function show() {
  // An address may name somebody who is not here.
  if (!person()) activeId = undefined
  document.body.classList.toggle('in-chat', activeId !== undefined)
  renderList()
  resetComposer()
  if (activeId === undefined) chat.closeChat()
  else await chat.openChat(activeId)
}

function choose(id) {
  activeId = String(id)
  start = undefined
  history.pushState({}, '', address())
  show()
    .then(
      () => byId('composer').offsetParent && matchMedia('(hover: hover)').matches && byId('composer').focus(),
    )
    .catch(problem)
}

function back() {
  const left = activeId
  activeId = undefined
  start = undefined
  history.pushState({}, '', address())
  show().catch(problem)
  byId('people-list')
    .querySelector(`[data-id="${CSS.escape(left)}"]`)
    ?.focus()
}

function takeStart() {
  const payload = start
  start = undefined
  history.replaceState({}, '', address())
  return payload
}

// Many events come at once when jobs run; one request after a short pause covers them all.
function soon(work) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => work().catch(problem), 60)
  }
}

const peopleSoon = soon(refreshPeople)
const chatSoon = soon(chat.loadChat)
const faultsSoon = soon(panel.loadFaults)

function onEvent(event) {
  const here = event.id === undefined || String(event.id) === activeId
  if (event.type === 'people') peopleSoon()
  if (event.type === 'chat') {
    peopleSoon()
    faultsSoon()
    if (here) chatSoon()
  }
  if (event.type === 'note' && here) {
    chat.releaseButtons()
    if (event.text && event.alert) void alertModal(event.text)
    else if (event.text) toast(event.text)
  }
  if (event.type === 'clock') {
    panel.clockNote(event.text)
    panel.loadClock().catch(problem)
  }
}

async function refreshAll() {
  await panel.loadClock()
  await Promise.all([refreshPeople(), panel.loadFaults(), chat.loadChat()])
}

function setUp() {
  chat.setUpChat({
    pendingStart: () => start,
    takeStart,
    onBack: back,
    onPanel: () => panel.togglePanel(true),
  })
  setUpComposer({
    send: chat.send,
    file: chat.sendFile,
    edit: chat.sendEdit,
    voice: chat.sendVoice,
    contact: chat.sendContact,
    sticker: chat.sendSticker,
    others: () => people.filter(({ id }) => String(id) !== activeId),
  })
  panel.setUpPanel({ person, setBlocked: chat.setBlocked, setFate: chat.setFate, onClock: renderList })
  for (const button of document.querySelectorAll('[data-language]'))
    button.addEventListener('click', () => setLanguage(button.dataset.language))
  onLanguage(renderList)
  onLanguage(chat.rerenderChat)
  window.addEventListener('popstate', () => {
    readAddress()
    show().catch(problem)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') chat.loadChat().catch(problem)
  })
}

async function main() {
  readAddress()
  setUp()
  applyLanguage()
  try {
    await refreshAll()
    await show()
  } catch (error) {
    problem(error)
  }
  const lost = byId('link-lost')
  listen({
    onEvent,
    onOpen: () => {
      lost.hidden = true
      refreshAll().catch(problem)
    },
    onLost: () => {
      lost.hidden = false
    },
  })
}

void main()
