import { en } from './en.js'
import { ru } from './ru.js'

const words = { ru, en }
const hearers = []
let language = localStorage.getItem('language') === 'en' ? 'en' : 'ru'
// Undefined means the browser's own zone; the demo clock brings the zone the bot lives in.
let zone

export function t(key, values = {}) {
  const template = words[language][key] ?? key
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

export const about = (person) => person.about?.[language] ?? person.about?.ru ?? ''

export function applyLanguage() {
  document.documentElement.lang = language
  document.title = t('page.title')
  for (const node of document.querySelectorAll('[data-i18n]')) node.textContent = t(node.dataset.i18n)
  for (const node of document.querySelectorAll('[data-i18n-label]')) {
    node.setAttribute('aria-label', t(node.dataset.i18nLabel))
    if (node.tagName === 'BUTTON') node.title = t(node.dataset.i18nLabel)
  }
  for (const node of document.querySelectorAll('[data-i18n-placeholder]'))
    node.placeholder = t(node.dataset.i18nPlaceholder)
  for (const node of document.querySelectorAll('[data-language]'))
    node.setAttribute('aria-pressed', String(node.dataset.language === language))
  for (const hear of hearers) hear()
}

export function setLanguage(next) {
  language = next
  localStorage.setItem('language', next)
  applyLanguage()
}

export const onLanguage = (hear) => hearers.push(hear)

export function setZone(next) {
  zone = next
}

function format(iso, options) {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    ...options,
    timeZone: zone,
  }).format(date)
}

export const timeOf = (iso) => format(iso, { hour: '2-digit', minute: '2-digit' })
export const dayOf = (iso) => format(iso, { day: 'numeric', month: 'long' })
export const shortDay = (iso) => format(iso, { day: '2-digit', month: '2-digit' })
export const longDay = (iso) => format(iso, { weekday: 'long', day: 'numeric', month: 'long' })
