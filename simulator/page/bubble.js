import { el, icon, safeUrl, startPayload } from './dom.js'
import { t, timeOf } from './i18n.js'

const tags = {
  bold: 'strong',
  italic: 'em',
  code: 'code',
  pre: 'code',
  underline: 'u',
  strikethrough: 's',
  blockquote: 'blockquote',
}

export function link(href, children, props, actions) {
  const url = safeUrl(href)
  if (!url) return el('span', {}, children)
  const payload = startPayload(url)
  const follow = (event) => {
    if (payload === undefined) return
    event.preventDefault()
    actions.send(`/start ${payload}`)
  }
  return el(
    'a',
    { ...props, href: url, target: '_blank', rel: 'noopener noreferrer', onclick: follow },
    children,
  )
}

function wrap(entity, children, raw, actions) {
  if (entity.type === 'text_link') return link(entity.url, children, {}, actions)
  if (entity.type === 'url') return link(raw, children, {}, actions)
  if (entity.type === 'email') return link(`mailto:${raw}`, children, {}, actions)
  if (entity.type === 'bot_command')
    return el('button', { class: 'command', type: 'button', onclick: () => actions.send(raw) }, children)
  return el(tags[entity.type] ?? 'span', {}, children)
}

// Entities come as offsets in UTF-16 units, which is what JS strings count in; inner ones lie inside outer ones.
function rich(text, entities, from, to, actions) {
  const out = []
  let at = from
  let rest = entities
  while (rest.length > 0) {
    const [entity, ...others] = rest
    const end = Math.min(entity.offset + entity.length, to)
    if (entity.offset > at) out.push(text.slice(at, entity.offset))
    const inner = others.filter((other) => other.offset < end)
    const start = Math.max(entity.offset, at)
    if (end > start)
      out.push(wrap(entity, rich(text, inner, start, end, actions), text.slice(start, end), actions))
    at = Math.max(at, end)
    rest = others.filter((other) => other.offset >= end)
  }
  if (at < to) out.push(text.slice(at, to))
  return out
}

function textNode(message, actions) {
  const entities = [...(message.entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return el(
    'div',
    { class: 'text', 'data-testid': 'message-text' },
    rich(message.text, entities, 0, message.text.length, actions),
  )
}

function documentNode(file) {
  const extension = file.name.includes('.') ? file.name.split('.').pop().slice(0, 4) : ''
  return el(
    'a',
    { class: 'document', href: safeUrl(file.url), download: file.name, 'data-testid': 'document' },
    el('span', { class: 'document-icon' }, extension ? extension.toUpperCase() : icon('file')),
    el('span', { class: 'document-name' }, file.name, el('small', {}, t('chat.download'))),
  )
}

function contactNode(contact) {
  return el(
    'div',
    { class: 'contact' },
    el('span', { class: 'contact-icon' }, icon('person')),
    el('span', { class: 'contact-name' }, contact.name, el('small', {}, contact.phone)),
  )
}

function photoNode(url, onLoad) {
  return el('img', { class: 'photo', src: safeUrl(url), alt: t('chat.photo'), onload: onLoad })
}

function buttonNode(message, button, actions) {
  const label = el('span', { class: 'inline-label' }, button.text)
  const props = { class: 'inline-button', 'data-testid': 'inline-button' }
  if (button.url) return link(button.url, [label, icon('out')], props, actions)
  const press = (event) => actions.press(message, button, event.currentTarget)
  return el('button', { ...props, type: 'button', 'data-data': button.data, onclick: press }, label)
}

export function bubble(message, actions) {
  const own = message.from === 'person'
  const rows = message.buttons?.filter((row) => row.length > 0) ?? []
  const change =
    own &&
    message.text &&
    el(
      'button',
      {
        class: 'bubble-edit',
        type: 'button',
        'data-testid': 'edit-message',
        'aria-label': t('chat.edit'),
        title: t('chat.edit'),
        onclick: () => actions.edit(message),
      },
      icon('pencil'),
    )
  const meta = el(
    'span',
    { class: 'meta' },
    change,
    message.edited && `${t('chat.edited')} `,
    el('time', { datetime: message.at }, timeOf(message.at)),
  )
  return el(
    'article',
    {
      class: `message ${own ? 'own' : 'bot'}${message.sticker ? ' is-sticker' : ''}`,
      'data-testid': 'message',
      'data-from': message.from,
      'data-message-id': message.id,
    },
    el(
      'div',
      { class: 'bubble' },
      el('span', { class: 'sr-only' }, t(own ? 'chat.from.person' : 'chat.from.bot')),
      message.photo && photoNode(message.photo, actions.settle),
      message.document && documentNode(message.document),
      message.contact && contactNode(message.contact),
      message.sticker &&
        el(
          'span',
          { class: 'sticker', role: 'img', 'aria-label': t('chat.sticker') },
          message.sticker === true ? '📣' : message.sticker,
        ),
      message.voice && el('span', { class: 'voice' }, t('chat.voice')),
      message.text && !message.sticker && textNode(message, actions),
      meta,
    ),
    rows.length > 0 &&
      el(
        'div',
        { class: 'inline-rows' },
        rows.map((row) =>
          el(
            'div',
            { class: 'inline-row' },
            row.map((button) => buttonNode(message, button, actions)),
          ),
        ),
      ),
  )
}
