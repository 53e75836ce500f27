import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Product, startProduct } from '../support/product.ts'

const FOLDER = fileURLToPath(new URL('./transcripts', import.meta.url))

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
  const lines = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n')
  test(`${file}: ${lines[0]?.replace(/^# /, '')}`, async () => {
    const product = await startProduct()
    let person = ''
    for (const [at, line] of lines.entries()) {
      try {
        person = (await play(product, line, person)) ?? person
      } catch (error) {
        throw new Error(
          `${file}:${at + 1} ${line}\n${error instanceof Error ? error.message : String(error)}`,
        )
      }
    }
  })
}

/** Plays one line of a transcript: `Имя > text`, `Имя [button]`, `Имя @ contact`, `bot < what is seen`, `clock + hours`. */
async function play(product: Product, line: string, current: string): Promise<string | undefined> {
  const said = /^(\S+)\s+([>@<=]|\[)\s*(.*?)\]?$/.exec(line)
  if (!said || line.startsWith('#')) return undefined
  const [, name = '', mark, text = ''] = said
  if (name === 'bot') {
    await product.visitor(current).waitFor(text)
    return undefined
  }
  if (name === 'outbox') {
    await product.jobs.drain()
    return undefined
  }
  const visitor = product.visitor(name)
  if (mark === '>') await visitor.send(text)
  if (mark === '@') await (text === 'contact' ? visitor.shareContact() : visitor.sendSticker())
  if (mark === '[') await visitor.press(text)
  if (mark === '<') {
    await product.jobs.drain()
    expect(await visitor.waitFor(text)).toBeDefined()
  }
  return name
}
