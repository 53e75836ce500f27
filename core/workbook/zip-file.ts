import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { Zip, ZipDeflate } from 'fflate'

export interface ZipPart {
  name: string
  /** its text, piece by piece */
  text: Iterable<string> | AsyncIterable<string>
}

type Parts = Iterable<ZipPart> | AsyncIterable<ZipPart>
/** How hard to press: a workbook of a million rows at the usual degree would take twice as long. */
export type Pressure = 1 | 6

/** The same contents make the same bytes: every part is of this day. */
const PART_TIME = new Date(2000, 0, 1)

/** Writes a ZIP archive piece by piece; a file that could not be finished is not left behind. */
export async function writeZip(path: string, parts: Parts, pressure: Pressure = 6): Promise<void> {
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w')
  try {
    await writeParts(file, parts, pressure)
    await file.close()
    await rename(unfinished, path)
  } catch (error) {
    await file.close()
    await rm(unfinished, { force: true })
    throw error
  }
}

async function writeParts(file: FileHandle, parts: Parts, pressure: Pressure): Promise<void> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const flush = async () => {
    for (const chunk of ready.splice(0)) await file.write(chunk)
  }
  const encoder = new TextEncoder()
  for await (const { name, text } of parts) {
    const entry = new ZipDeflate(name, { level: pressure })
    entry.mtime = PART_TIME
    zip.add(entry)
    for await (const piece of text) {
      entry.push(encoder.encode(piece))
      await flush()
    }
    entry.push(new Uint8Array(0), true)
  }
  zip.end()
  await flush()
}
