import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, stop } from 'esbuild'
import { checkPage } from './html.ts'

/** One file of the page, as it is served. */
export interface Asset {
  type: string
  body: string
  etag: string
}

const CLIENT = join(import.meta.dirname, 'client')
const VERSION_CHARS = 16

let made: Promise<Record<string, Asset>> | undefined

/** The page's files by name; '' is the page itself. Made when the first visitor comes: a bot without one starts sooner. */
export function checkAssets(): Promise<Record<string, Asset>> {
  made ??= makeAssets().catch((error) => {
    made = undefined
    throw error
  })
  return made
}

async function makeAssets(): Promise<Record<string, Asset>> {
  try {
    const page = await bundled('main', 'esm', {})
    const [style, icon] = await Promise.all(['style.css', 'icon.svg'].map(text))
    const html = checkPage()
    const version = hash([html, page, style, icon].join('\0'))
    const worker = await bundled('worker', 'iife', { PAGE_VERSION: JSON.stringify(version) })
    return {
      '': asset('text/html; charset=utf-8', html),
      'page.js': asset('text/javascript; charset=utf-8', page),
      'worker.js': asset('text/javascript; charset=utf-8', worker),
      'style.css': asset('text/css; charset=utf-8', style ?? ''),
      'icon.svg': asset('image/svg+xml', icon ?? ''),
    }
  } finally {
    // Its process of many megabytes is not needed again.
    await stop()
  }
}

async function bundled(
  name: string,
  format: 'esm' | 'iife',
  define: Record<string, string>,
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(CLIENT, `${name}.ts`)],
    bundle: true,
    write: false,
    minify: true,
    format,
    platform: 'browser',
    // Phones of the last five years.
    target: ['es2022', 'safari15'],
    define,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

function text(name: string): Promise<string> {
  return readFile(join(CLIENT, name), 'utf8')
}

function asset(type: string, body: string): Asset {
  return { type, body, etag: `"${hash(body)}"` }
}

function hash(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, VERSION_CHARS)
}
