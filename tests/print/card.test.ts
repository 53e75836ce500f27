import { Resvg } from '@resvg/resvg-js'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { CARD_SIZE, type CardFacts, drawCard } from '../../print/card.ts'
import { cardPaper, drawCardPaper } from '../../print/card-paper.ts'
import { drawJoinPicture } from '../../print/join-poster.ts'
import { pictureOf } from '../../print/picture.ts'
import { toSvg } from '../../print/svg.ts'
import { COLOURS, THEMES } from '../../print/theme.ts'
import { readPdf } from './read-pdf.ts'
import { CARD, INVITATION, LONG_CARD, LONG_NAME } from './samples.ts'
import { overlaps, textsOf } from './texts.ts'

const CARDS: Array<[string, CardFacts]> = [
  ['an ordinary ticket', CARD],
  ['one without a code', { ...CARD, checkAddress: undefined }],
  ['the longest names', LONG_CARD],
  ['the longest names without a code or a number', { ...LONG_CARD, checkAddress: undefined, number: null }],
  [
    'next to nothing',
    { ...CARD, otherNames: '', number: null, places: [], memberStatus: null, joinedOn: null },
  ],
  ['one word of 120 letters', { ...CARD, lastName: 'А'.repeat(120), places: ['Ж'.repeat(200)] }],
]

test.each(CARDS)('%s: every line is inside its margins and over no other', (_, facts) => {
  for (const theme of THEMES) {
    const card = drawCard(facts, theme)
    for (const { text, left, right } of textsOf(card)) {
      expect(left, text).toBeGreaterThanOrEqual(56)
      expect(right, text).toBeLessThanOrEqual(CARD_SIZE.width - 56 + 0.5)
    }
    expect(overlaps(card)).toEqual([])
  }
})

test('no word is ever cut: each that is drawn is a word of the name, whole', () => {
  const words = new Set(LONG_NAME.split(' '))
  const drawn = textsOf(drawCard({ ...CARD, places: [LONG_NAME] }, 'light')).map(({ text }) => text)
  const lines = drawn.filter((text) => /Первичная|общеобразовательн/.test(text))
  expect(lines).toHaveLength(2)
  const odd = lines.flatMap((line) => line.split(' ')).filter((word) => !words.has(word) && word !== '…')
  expect(odd).toEqual([])
})

test('emoji, marks of direction, controls, foreign scripts and piled-up accents are left out; look-alikes stay', () => {
  const lastName = 'Ива\u202eнова\u0000 🎓 אבג Z\u0335\u0321\u031ba\u0301lgo\nCмит <b>&'
  const drawn = textsOf(drawCard({ ...CARD, lastName }, 'light'))[2]?.text
  expect(drawn).toBe('Иванова Zálgo Cмит <b>&')
  const onlyEmoji = drawCard({ ...CARD, lastName: '🎓🎓', otherNames: '\u202e' }, 'light')
  expect(overlaps(onlyEmoji)).toEqual([])
  expect(() => new Resvg(toSvg(drawCard({ ...CARD, lastName }, 'dark')))).not.toThrow()
})

test('names in the languages of Russia keep their letters', () => {
  for (const otherNames of ['Әлфия Ғәйнетдин ҡыҙы', 'Ҥӓ Ӱдрамаш Ӗҫ Һәҕ'])
    expect(textsOf(drawCard({ ...CARD, otherNames }, 'light')).map(({ text }) => text)).toContain(otherNames)
})

test('the code on the picture reads back as the address, in both themes', () => {
  for (const theme of THEMES) expect(read(toSvg(drawCard(CARD, theme)))).toBe(CARD.checkAddress)
  expect(read(toSvg(drawJoinPicture(INVITATION)))).toBe(INVITATION.url)
})

test('a picture is a PNG of the size that was drawn, known by its content', async () => {
  const picture = pictureOf(drawCard(CARD, 'light'))
  const png = Buffer.from(await picture.draw())
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD_SIZE.width, CARD_SIZE.height])
  expect(png.length).toBeLessThan(300_000)
  expect(pictureOf(drawCard({ ...CARD }, 'light')).key).toBe(picture.key)
  expect(pictureOf(drawCard(CARD, 'dark')).key).not.toBe(picture.key)
  expect(pictureOf(drawCard({ ...CARD, number: '440000124' }, 'light')).key).not.toBe(picture.key)
})

test('the number is the largest on the ticket, and texts stand out from what is behind', () => {
  const largest = textsOf(drawCard(CARD, 'light')).toSorted((one, other) => other.size - one.size)[0]
  expect(largest?.text).toBe('440 000 123')
  for (const { page, panel, band, text, dim, onBand, dimOnBand } of Object.values(COLOURS)) {
    expect(Math.min(contrast(text, page), contrast(text, panel), contrast(onBand, band))).toBeGreaterThan(7)
    expect(Math.min(contrast(dim, page), contrast(dim, panel), contrast(dimOnBand, band))).toBeGreaterThan(
      4.5,
    )
  }
})

test('on paper it is one sheet A4 whose words can be copied', async () => {
  expect(overlaps(drawCardPaper(CARD))).toEqual([])
  const { pages, text } = await readPdf(await cardPaper(CARD))
  expect(pages).toEqual([[595, 842]])
  for (const words of ['Придумкина', 'Анна Вымысловна', '440 000 123', '28.02.2027'])
    expect(text).toContain(words)
})

function read(svg: string): string {
  const { width, height, pixels } = new Resvg(svg).render()
  return decodeQR({ width, height, data: pixels })
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
