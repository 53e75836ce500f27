export const byId = (id) => document.getElementById(id)

// Text always goes in as text nodes: a message can never become markup.
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue
    if (key === 'class') node.className = value
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value)
    else node.setAttribute(key, value === true ? '' : String(value))
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false))
  return node
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#icon-${name}`)
  svg.append(use)
  return svg
}

export function avatar(person) {
  const letters = person.firstName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
  return el(
    'span',
    { class: `avatar hue-${Math.abs(Number(person.id)) % 8}`, 'aria-hidden': 'true' },
    letters,
  )
}

export function safeUrl(raw) {
  const text = String(raw ?? '')
  const withScheme = /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(text) ? `https://${text}` : text
  try {
    const url = new URL(withScheme, location.href)
    return ['http:', 'https:', 'tel:', 'mailto:', 'tg:'].includes(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

// A link to a bot with a payload, t.me/<bot>?start=<payload>: the page follows it inside the simulator.
export function startPayload(href) {
  const url = new URL(href)
  if (url.hostname === 't.me' && !url.pathname.startsWith('/share'))
    return url.searchParams.get('start') ?? undefined
  if (url.protocol === 'tg:') return url.searchParams.get('start') ?? undefined
  return undefined
}
