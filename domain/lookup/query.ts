import { folded, likeTheOthers, visible } from '../letters.ts'
import words from './data/words.json' with { type: 'json' }

/** What an officer looks for, as it was typed. */
export interface Query {
  /** words and numbers, folded: lower case, ё as е */
  words: string[]
  /** the same words as a name is written */
  names: string[]
  /** digits and letters without marks, as ticket numbers are compared */
  key: string
}

const LONGEST = 100
/** Words that nearly every organisation has: they tell nothing apart. */
const NOISE = new Set(words.noise)
/** Words of one search: more of them are a text that was pasted. */
const MOST_WORDS = 6

/** Reads what was typed; undefined where there is nothing to look for by. */
export function readQuery(text: string): Query | undefined {
  const clean = likeTheOthers(visible(text)).replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  const all = (folded(clean).match(/\d+|\p{L}+(?:-\p{L}+)*/gu) ?? []).slice(0, MOST_WORDS)
  const told = all.filter((word) => !NOISE.has(word))
  const key = clean.replace(/[\s–-]/g, '')
  if (told.length === 0 && !/[\p{L}\d]{2}/u.test(key)) return undefined
  const names = (clean.match(/\p{L}+(?:-\p{L}+)*/gu) ?? []).slice(0, MOST_WORDS).map(asName)
  return { words: told, names, key }
}

/** As a registry writes a name: «иванова-петрова» → «Иванова-Петрова». */
function asName(word: string): string {
  return word.toLowerCase().replace(/(^|-)(\p{L})/gu, (_, mark, letter) => `${mark}${letter.toUpperCase()}`)
}

const LETTERS = [...words.letters]
/** A slip in a shorter name makes too many others of it. */
const SHORTEST = 4
const LONGEST_NAME = 24

/** Every name that one slip of the finger makes of this one: a letter left out, added, swapped or another. */
export function slipsOf(name: string): string[] {
  const letters = [...name.toLowerCase()]
  if (letters.length < SHORTEST || letters.length > LONGEST_NAME) return []
  const made = new Set<string>()
  for (let at = 0; at <= letters.length; at++) {
    const [before, after] = [letters.slice(0, at), letters.slice(at)]
    const rest = after.slice(1)
    if (after.length > 0) made.add([...before, ...rest].join(''))
    if (after.length > 1) made.add([...before, after[1], after[0], ...after.slice(2)].join(''))
    for (const letter of LETTERS) {
      made.add([...before, letter, ...after].join(''))
      if (after.length > 0) made.add([...before, letter, ...rest].join(''))
    }
  }
  made.delete(name.toLowerCase())
  return [...made].map(asName)
}
