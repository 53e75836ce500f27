import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reminderScreen } from '../../domain/quality/gap-text.ts'
import { renderLetter } from '../../jobs/email/letter.ts'
import { openPage } from '../support/browser.ts'
import { TEST_FOLDER } from '../support/database.ts'
import { picture } from './demo.ts'

/** A letter with a name of 300 characters, or the one that docs show. */
function letterFile(name: string): string {
  const gap = (
    field: 'term_to' | 'inn' | 'employed_count',
    blocks: Array<'access' | 'online_join' | 'auto_stat_report'>,
  ) => {
    return { field, blocks, reason: 'empty' as const }
  }
  const gaps = [
    gap('term_to', ['access', 'online_join']),
    gap('inn', ['auto_stat_report']),
    gap('employed_count', ['auto_stat_report']),
  ]
  const { html } = renderLetter({
    ...{
      id: 1,
      kind: 'gap.reminder',
      locale: 'ru',
      from: 'bot@pervichka.example',
      secret: 's',
      date: new Date(0),
    },
    screen: reminderScreen({ orgId: 1, name, gaps, termTo: '', urgent: false }),
    botUrl: 'https://t.me/pervichka_bot',
    stopUrl: 'https://bot.example.org/letters/stop?t=1.x',
  })
  const path = join(TEST_FOLDER, `letter-${name.length}.html`)
  writeFileSync(path, html)
  return `file://${path}`
}

test.each(['light', 'dark'] as const)(
  'a letter fits a phone, with a name of 300 characters too (%s)',
  async (theme) => {
    for (const name of ['ППО МБОУ «Школа № 1 г. Ромашкино»', 'Щ'.repeat(300)]) {
      const page = await openPage(letterFile(name), 'phone', theme)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(390)
      if (theme === 'light' && name.length < 300)
        await page.screenshot({
          path: picture('mail'),
          fullPage: true,
        })
      await page.context().close()
    }
  },
)
