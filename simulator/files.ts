import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface StoredFile {
  id: string
  uniqueId: string
  kind: 'photo' | 'document'
  name: string
  type: string
  bytes: Buffer
}

type Meta = Omit<StoredFile, 'bytes'>

/** Uploaded files by file_id: in memory, and in a folder when the state is kept. */
export class Files {
  #files = new Map<string, StoredFile>()

  constructor(private readonly folder: string | undefined) {}

  add(kind: StoredFile['kind'], name: string, type: string, bytes: Buffer): StoredFile {
    const uniqueId = randomBytes(9).toString('base64url')
    const file = {
      id: `Ag${randomBytes(24).toString('base64url')}${uniqueId}`,
      uniqueId,
      kind,
      name,
      type,
      bytes,
    }
    this.#files.set(file.id, file)
    this.#write(file)
    return file
  }

  get(id: string): StoredFile | undefined {
    const known = this.#files.get(id)
    if (known || !this.folder || !/^[\w-]+$/.test(id) || !existsSync(this.#path(id, 'json'))) return known
    const meta = JSON.parse(readFileSync(this.#path(id, 'json'), 'utf8')) as Meta
    const file = { ...meta, bytes: readFileSync(this.#path(id, 'bin')) }
    this.#files.set(id, file)
    return file
  }

  #write({ bytes, ...meta }: StoredFile): void {
    if (!this.folder) return
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(this.#path(meta.id, 'bin'), bytes)
    writeFileSync(this.#path(meta.id, 'new'), JSON.stringify(meta))
    renameSync(this.#path(meta.id, 'new'), this.#path(meta.id, 'json'))
  }

  #path(id: string, ext: string): string {
    return join(this.folder ?? '', `${id}.${ext}`)
  }
}

/** Width and height of a PNG, or of the first frame of a JPEG; a square where unknown. */
export function pictureSize(bytes: Buffer): { width: number; height: number } {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  return { width: 320, height: 320 }
}
