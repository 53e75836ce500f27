export class ApiError extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

async function call(method, path, body) {
  const init = { method, headers: { accept: 'application/json' } }
  if (body !== undefined) {
    init.headers['content-type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  const response = await fetch(path, init)
  const text = await response.text()
  if (!response.ok) throw new ApiError(response.status, text.slice(0, 200))
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function upload(path, file, caption) {
  const body = new FormData()
  body.append('caption', caption)
  body.append('file', file)
  const response = await fetch(path, { method: 'POST', body })
  if (!response.ok) throw new ApiError(response.status, (await response.text()).slice(0, 200))
}

const chat = (id, action) => `/sim/chats/${encodeURIComponent(id)}${action ? `/${action}` : ''}`

export const api = {
  people: () => call('GET', '/sim/people'),
  chat: (id) => call('GET', chat(id)),
  send: (id, text) => call('POST', chat(id, 'send'), { text }),
  edit: (id, messageId, text) => call('POST', chat(id, 'edit'), { messageId, text }),
  file: (id, file, caption) => upload(chat(id, 'file'), file, caption),
  press: (id, messageId, data) => call('POST', chat(id, 'press'), { messageId, data }),
  contact: (id, of) => call('POST', chat(id, 'contact'), of === undefined ? {} : { of }),
  sticker: (id) => call('POST', chat(id, 'sticker'), {}),
  voice: (id) => call('POST', chat(id, 'voice'), {}),
  fate: (id, fate) => call('POST', chat(id, 'fate'), fate ? { fate } : {}),
  block: (id) => call('POST', chat(id, 'block'), {}),
  unblock: (id) => call('POST', chat(id, 'unblock'), {}),
  read: (id) => call('POST', chat(id, 'read'), {}),
  faults: () => call('GET', '/sim/faults'),
  setFaults: (faults) => call('POST', '/sim/faults', faults),
  clock: () => call('GET', '/sim/clock'),
  moveClock: (to) => call('POST', '/sim/clock', { to }),
}

// The browser reconnects by itself; whatever changed in between is asked for again on each opening.
export function listen({ onEvent, onOpen, onLost }) {
  const source = new EventSource('/sim/events')
  source.addEventListener('open', onOpen)
  source.addEventListener('error', onLost)
  source.addEventListener('message', (event) => {
    try {
      onEvent(JSON.parse(event.data))
    } catch (error) {
      console.warn('an event that could not be handled', error)
    }
  })
}
