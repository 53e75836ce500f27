/** Latin letters that a reader takes for Cyrillic ones. */
const LOOK_ALIKES = new Map(
  [...'AaBCcEeHKkMOoPpTXxYyËë'].map((latin, at) => [latin, [...'АаВСсЕеНКкМОоРрТХхУуЁё'][at] ?? latin]),
)

const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
/** Letters of other alphabets; an apostrophe that counts as a letter belongs to every one. */
const NOT_CYRILLIC = /(?![\p{Script=Cyrillic}\p{Script=Common}])\p{L}/u
const NOT_LATIN = /(?![\p{Script=Latin}\p{Script=Common}])\p{L}/u

/** What a reader sees of a text: marks of direction, joiners and spaces of no width are gone, each letter is one sign. */
export function visible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
}

/** Latin letters among Cyrillic ones that look like them become what they look like, word by word. */
function withoutLookAlikes(text: string): string {
  return text.replace(/[\p{L}\p{M}'’-]+/gu, (word) => (CYRILLIC.test(word) ? cyrillic(word) : word))
}

/** The same for words that belong together: one of look-alikes alone follows the others. */
export function likeTheOthers(text: string): string {
  if (!CYRILLIC.test(text)) return text
  const words = withoutLookAlikes(text).split(' ')
  return words.map((word) => (NOT_CYRILLIC.test(cyrillic(word)) ? word : cyrillic(word))).join(' ')
}

/** Do letters of one text belong to different alphabets? */
export function isMixed(text: string): boolean {
  return NOT_CYRILLIC.test(text) && NOT_LATIN.test(text) && (CYRILLIC.test(text) || LATIN.test(text))
}

/** Nothing but Russian letters, figures and the signs of a name: most of what a registry holds. */
const PLAIN = /^[А-Яа-яЁё\d №«»"().,:;/–-]*$/

/** A text as it is compared and searched for: what two people would both type, in lower case, ё as е. */
export function folded(text: string): string {
  const same = PLAIN.test(text) ? text : withoutLookAlikes(visible(text)).replace(/\p{M}/gu, '')
  return same.toLowerCase().replaceAll('ё', 'е')
}

function cyrillic(word: string): string {
  return word.replace(/\p{Script=Latin}/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter)
}
