import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { Hands, openPage } from '../support/browser.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The demo as a person starts it, on a database of this test's own. */
export class Demo {
  readonly folder = mkdtempSync(join(tmpdir(), 'pervichka-browser-'))
  readonly errors: string[] = []
  private child: ChildProcess | undefined
  private ended: Promise<number | null> = Promise.resolve(null)

  /** Starts the product; resolves to the address that it tells people to open. */
  async start(port = 0, env: { [name: string]: string } = {}): Promise<string> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        DATABASE_URL: `file:${join(this.folder, 'p.db')}`,
        SIMULATOR_PORT: String(port),
        PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
    let said = ''
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said += String(chunk)
        const url = /Open (http:\S+)/.exec(said)?.[1]
        if (url) resolve(url)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)))
    })
  }

  /** Asks the product to stop; resolves to its exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child?.kill(signal)
    return this.ended
  }

  /** A page of this demo; whatever goes wrong in it is remembered. */
  async open(url: string, size: 'phone' | 'desktop'): Promise<Hands> {
    const page = await openPage('about:blank', size)
    page.on('pageerror', (error) => this.errors.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error') this.errors.push(line.text())
    })
    await page.goto(url)
    return new Hands(page)
  }

  /** A page where this person has pressed Start and sees the menu. */
  async chat(url: string, who: number, size: 'phone' | 'desktop'): Promise<Hands> {
    const hands = await this.open(url, size)
    await hands.be(who)
    await hands.page.getByTestId('start').click()
    await hands.sees('Настройки')
    return hands
  }
}

/** Where a picture goes: to the documentation with PICTURES=1, else to this run's reports. */
export function picture(name: string): string {
  return join(ROOT, process.env['PICTURES'] === '1' ? 'docs' : '.reports', `${name}.png`)
}

/** Starts a demo for this test; at its end the demo must stop with 0 and no page may have complained. */
export async function startDemo(env: { [name: string]: string } = {}): Promise<{ demo: Demo; url: string }> {
  const demo = new Demo()
  onTestFinished(async () => {
    const code = await demo.stop()
    rmSync(demo.folder, { recursive: true, force: true })
    expect(code).toBe(0)
    expect(demo.errors).toEqual([])
  })
  return { demo, url: await demo.start(0, env) }
}
