import { expect, test } from 'vitest'
import { type PictureLine, showPicture } from '../../bot/show-picture.ts'

const PICTURE = { key: 'k', draw: async () => new Uint8Array([1]) }

/** A messenger that answers each photo as told; says what was sent and remembered. */
function line(answer: (photo: string | Uint8Array) => string) {
  const seen: string[] = []
  const parts: PictureLine = {
    send: async (photo) => {
      seen.push(typeof photo === 'string' ? photo : 'bytes')
      const said = answer(photo)
      if (/^\d/.test(said)) throw new Error(said)
      return said
    },
    refusal: (error) => (error instanceof Error ? error.message : ''),
    memory: {
      find: async () => (seen.includes('remembered') ? 'id' : undefined),
      remember: async (_, fileId) => void seen.push(`remembered ${fileId}`),
    },
  }
  return { parts, seen }
}

test('a picture is drawn once and its id remembered', async () => {
  const { parts, seen } = line(() => 'id')
  expect(await showPicture(PICTURE, parts)).toBe(true)
  expect(seen).toEqual(['bytes', 'remembered id'])
})

test('a messenger that refuses the picture gets the text instead; nothing is remembered', async () => {
  for (const words of ['400 IMAGE_PROCESS_FAILED', '413 Too Large', '404 Not Found']) {
    const { parts, seen } = line(() => words)
    expect(await showPicture(PICTURE, parts)).toBe(false)
    expect(seen).toEqual(['bytes'])
  }
})

test('that the person has blocked the bot, or the line is busy, is not the picture’s fault', async () => {
  for (const words of [
    '403 Forbidden: bot was blocked by the user',
    '429 Too Many Requests',
    '500 Internal',
  ]) {
    const { parts } = line(() => words)
    await expect(showPicture(PICTURE, parts)).rejects.toThrow(words)
  }
})
