import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { openPage } from '../support/browser.ts'

export const VERDICT = '#word'
export const LIVE = '#live'
export const HINT = '#hint'
export const READY = '#readiness'

/** Of a network that is gone, and of answers that a test wants so, a browser complains as it should. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_FAILED|40[0-9]|429/

/** A check page in a phone; whatever else it complains of fails the test. */
export async function phone(
  url: string,
  theme: 'light' | 'dark' = 'light',
  flags: readonly string[] = [],
): Promise<Page> {
  const page = await openPage('about:blank', 'small', theme, flags)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !EXPECTED.test(line.text())) complaints.push(line.text())
  })
  onTestFinished(() => expect(complaints).toEqual([]))
  await page.goto(url)
  return page
}

export const says = (page: Page, text: string | RegExp, where = VERDICT) =>
  page.locator(where).getByText(text).waitFor()

export const isReady = (page: Page) => says(page, 'Страница готова работать без интернета', READY)

export async function paste(page: Page, text: string): Promise<void> {
  const again = page.getByRole('button', { name: 'Проверить другой билет' })
  if (await again.isVisible()) await again.click()
  await page.getByLabel('Код или ссылка').fill(text)
  await page.getByRole('button', { name: 'Проверить', exact: true }).click()
}

/** The server's live answer does not come through; everything else does. */
export const withoutLive = (page: Page) => page.route('**/check/status', (route) => route.abort())

/** Every verdict that was shown, however shortly. */
export async function watchVerdicts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => {
      const verdict = document.getElementById('result')?.dataset['verdict']
      if (verdict && seen.at(-1) !== verdict) seen.push(verdict)
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-verdict'] })
  })
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen)
}
