import { expect, test } from 'vitest'
import { unsubscribeToken } from '../../core/unsubscribe.ts'
import { campaignReminder } from '../../domain/readiness/campaign-text.ts'
import { renderLetter } from '../../jobs/email/letter.ts'
import { emailBench } from './email-bench.ts'

const PARTS = {
  ...{ id: 1, locale: 'ru' as const, botUrl: undefined, from: 'a@b.example', secret: 's', date: new Date(0) },
  stopUrl: `https://b.example/letters/stop?t=${unsubscribeToken(1, 'a@b', 's')}`,
}

async function letterTo(name: string) {
  const { chair, plan, send, mail } = await emailBench()
  await chair({ name })
  await plan()
  await send()
  const [letter] = mail.letters
  if (!letter) throw new Error('no letter has come')
  return letter
}

test('a letter in plain words, as a mail program shows it', async () => {
  const { subject, text } = await letterTo('Школа № 1 (МБОУ «Ромашка»)')
  const stable = text.replace(/t=[\w.-]+/, 't=…').replaceAll('\u00a0', ' ')
  await expect(`# ${subject}\n\n${stable}`).toMatchFileSnapshot('letters/reminder.txt')
})

test('a name with line breaks adds no header and no line to the subject', async () => {
  const { headers, subject, raw } = await letterTo(
    'Школа\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>\u202e',
  )
  expect(headers.has('bcc')).toBe(false)
  expect(headers.get('subject')).toHaveLength(1)
  expect(subject).toBe('Заполните паспорт организации: Школа Bcc: all@example.org <script>alert(1)</script>')
  expect(raw).not.toContain('<script>')
  expect([...headers.keys()].sort()).toEqual([
    ...['auto-submitted', 'content-type', 'date', 'from', 'list-unsubscribe', 'list-unsubscribe-post'],
    ...['message-id', 'mime-version', 'subject', 'to', 'x-auto-response-suppress'],
  ])
})

test('a subject that is not ASCII is encoded in lines of 76 characters, and read back whole', async () => {
  const { raw, subject } = await letterTo('Ёлочка «Ў» 学校 👩‍🏫')
  expect(subject).toBe('Заполните паспорт организации: Ёлочка «Ў» 学校 👩‍🏫')
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
  expect(head).toMatch(/^[\x20-\x7e\r\n]*$/)
  for (const line of head.split('\r\n')) if (/=\?/.test(line)) expect(line.length).toBeLessThanOrEqual(78)
})

test('a name of 300 characters is cut in the subject and whole in the letter', async () => {
  const name = 'Щ'.repeat(300)
  const { subject, text, raw } = await letterTo(name)
  expect([...subject]).toHaveLength(120)
  expect(subject).toMatch(/Щ…$/)
  expect(text).toContain(name)
  for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
})

test('every letter says how to end it, for a person and for a mail program', async () => {
  const { headers, text, html } = await letterTo('Школа')
  const [, url = ''] = /^<(.+)>$/.exec(headers.get('list-unsubscribe')?.[0] ?? '') ?? []
  expect(url).toMatch(/^https:\/\/bot\.example\.org\/pervichka\/letters\/stop\?t=\d+\.[\w-]{22}$/)
  expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
  expect(text).toContain(`Больше не присылать писем: ${url}`)
  expect(html).toContain(`href="${url}"`)
})

test('a reminder of a report is a letter with a subject of its own, and speaks of no button of a chat', () => {
  const screen = campaignReminder(
    { orgId: 1, name: 'Школа № 1', today: '2022-12-19' },
    {
      ...{ name: 'stat', title: 'Статистический отчёт', date: '2023-01-01' },
      ...{ forms: [], closesDays: 30, remindOnDays: [-14] },
    },
    { state: 'blocked', form: '5-СП', source: null, blockers: ['inn'] },
  )
  const { letter } = renderLetter({ ...PARTS, kind: 'campaign.reminder', screen })
  expect(letter?.subject).toBe('Сдайте отчёт: Школа № 1')
  expect(letter?.text).toContain('Отметьте это в боте')
  expect(letter?.text).not.toContain('Нажмите «Мы уже сдали»')
})

test('buttons with an https address are links, what only the bot can do is said in words', () => {
  const { html, letter } = renderLetter({
    ...PARTS,
    kind: 'test',
    screen: {
      text: { key: 'common.stale' },
      buttons: [
        [
          { label: { key: 'common.home' }, url: 'https://t.me/bot?start=x&y="z"' },
          { label: { key: 'gaps.all' }, route: 'gaps', args: [1] },
          { label: { key: 'common.home' }, url: 'javascript:alert(1)' },
        ],
      ],
    },
  })
  expect(html).toContain('href="https://t.me/bot?start=x&amp;y=&quot;z&quot;"')
  expect(html).not.toContain('javascript:')
  expect(letter?.text).toContain('• Все пробелы паспорта')
  expect(letter?.text).not.toContain('Открыть бота')
})
