import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

/** A page of Debian's Chromium of this test's own. */
export async function openPage(
  url: string,
  size: keyof typeof SIZES,
  colorScheme: 'light' | 'dark' = 'light',
  flags: readonly string[] = [],
): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), 'pervichka-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
    viewport: SIZES[size],
    colorScheme,
    deviceScaleFactor: 1.5,
  })
  onTestFinished(async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  return page
}

/** The chat page in one person's hands. */
export class Hands {
  constructor(readonly page: Page) {}

  async be(id: number): Promise<void> {
    const back = this.page.getByTestId('back')
    if (await back.isVisible()) await back.click()
    await this.page.getByTestId(`person-${id}`).click()
    await this.page.getByTestId('chat').waitFor()
  }

  async type(text: string): Promise<void> {
    await this.page.getByTestId('composer').fill(text)
    await this.page.getByTestId('send').click()
  }

  /** Chooses a file to go with the next message. */
  async attach(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    await this.page.getByTestId('attach-input').setInputFiles({ name, mimeType, buffer })
    await this.page.getByTestId('draft').waitFor()
  }

  /** Presses the newest button under a message whose label starts with `label`, or fits it. */
  async press(label: string | RegExp): Promise<void> {
    const hasText = typeof label === 'string' ? new RegExp(`^${escapeRegExp(label)}`) : label
    await this.page.getByTestId('log').getByTestId('inline-button').filter({ hasText }).last().click()
  }

  async shareContact(): Promise<void> {
    await this.page.getByTestId('reply-button').first().click()
    await this.page.getByTestId('confirm').click()
  }

  /** Waits until the newest messages hold `text`. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByTestId('log').getByText(text).last().waitFor()
  }

  /** Scrolls to where the newest message begins. */
  async showTop(): Promise<void> {
    const last = this.page.getByTestId('log').getByTestId('message').last()
    await last.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }))
  }

  async picture(path: string): Promise<void> {
    await this.page.mouse.move(0, 0)
    await this.page.getByTestId('toast').waitFor({ state: 'detached' })
    await this.page.screenshot({ path, animations: 'disabled' })
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
