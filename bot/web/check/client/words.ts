import { check as en } from '../../../../core/locales/en/check.ts'
import { check as ru } from '../../../../core/locales/ru/check.ts'
import { keepWord, keptWord } from './kept.ts'

export type WordKey = keyof typeof ru
type Language = 'ru' | 'en'

const WORDS: Record<Language, Record<WordKey, string>> = { ru, en }
const KEPT = 'language'

let language: Language = keptWord(KEPT) === 'en' ? 'en' : 'ru'

export function word(key: WordKey, values: Record<string, string> = {}): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

export function switchLanguage(): void {
  language = other()
  keepWord(KEPT, language)
}

/** Writes every text of the page that stays the same; what is said about a ticket is written by who says it. */
export function writeWords(): void {
  document.documentElement.lang = language
  document.title = word('check.title')
  document.querySelectorAll<HTMLElement>('[data-word]').forEach((element) => {
    element.textContent = word(element.dataset['word'] as WordKey)
  })
  const button = document.querySelector<HTMLElement>('#language')
  if (!button) return
  button.lang = other()
  button.textContent = WORDS[other()]['check.language']
}

export function writtenMoment(moment: Date): string {
  return moment.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  })
}

function other(): Language {
  return language === 'ru' ? 'en' : 'ru'
}
