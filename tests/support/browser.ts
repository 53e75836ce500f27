import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SIZES = {
  /** the narrowest that is still sold */
  small: { width: 360, height: 740 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
}

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

  /** Writes `text` and waits until the bot's newest message holds `answer`. */
  async tell(text: string, answer: string | RegExp): Promise<void> {
    await this.type(text)
    await this.hears(answer)
  }

  /** Waits until the newest message is the bot's and holds `text`. */
  async hears(text: string | RegExp): Promise<void> {
    await this.#newest().and(this.page.locator('[data-from=bot]')).filter({ hasText: text }).waitFor()
  }

  /** Presses, and waits until the newest message holds `answer`. */
  async choose(label: string | RegExp, answer: string | RegExp): Promise<void> {
    await this.press(label)
    await this.hears(answer)
  }

  /** The newest message comes with a picture, drawn to its end. */
  async seesPhoto(): Promise<void> {
    const photo = this.#newest().locator('img.photo')
    await photo.waitFor()
    await photo.evaluate((node: HTMLImageElement) => node.decode())
  }

  /** The newest button with this label. */
  button(label: string): Locator {
    return this.page.getByTestId('log').getByTestId('inline-button').filter({ hasText: label }).last()
  }

  /** How many buttons stand under the newest message: with none a person would not know what to do next. */
  ways(): Promise<number> {
    return this.#newest().getByTestId('inline-button').count()
  }

  /** The newest file that the bot has sent. */
  async file(): Promise<Buffer> {
    const href = await this.page.getByTestId('document').last().getAttribute('href')
    const answer = await this.page.request.get(new URL(href ?? '', this.page.url()).href)
    return answer.body()
  }

  /** Where the newest button of this label leads out of the chat. */
  async address(label: string): Promise<string> {
    return (await this.button(label).getAttribute('href')) ?? ''
  }

  /** Scrolls to where the newest message begins. */
  async showTop(): Promise<void> {
    await this.#newest().evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }))
  }

  async picture(path: string): Promise<void> {
    await this.page.mouse.move(0, 0)
    await this.page.getByTestId('toast').waitFor({ state: 'detached' })
    await this.page.screenshot({ path, animations: 'disabled' })
  }

  #newest(): Locator {
    return this.page.getByTestId('log').getByTestId('message').last()
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
