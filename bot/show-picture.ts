import type { Picture } from '../core/screen.ts'

/** The messenger's own ids of pictures that it holds already, by their content. */
export interface PictureMemory {
  find(key: string): Promise<string | undefined>
  /** never fails: a picture that is not remembered is uploaded again */
  remember(picture: Pick<Picture, 'key' | 'memberId'>, fileId: string): Promise<void>
}

/** Sends a picture, by the messenger's own id of it or as bytes; returns the id. */
export type SendPhoto = (photo: string | Uint8Array) => Promise<string | undefined>

export interface PictureLine {
  send: SendPhoto
  /** why the messenger refused, in its own words: '' for any other failure */
  refusal: (error: unknown) => string
  memory: PictureMemory
}

/**
 * Shows a picture. What the messenger holds is not drawn and not uploaded again; an id that it has forgotten is replaced.
 * False where it refuses the picture itself, so that the text can be shown without.
 */
export async function showPicture(picture: Picture, line: PictureLine): Promise<boolean> {
  const known = await line.memory.find(picture.key)
  if (known !== undefined && (await sent(line, known)) !== undefined) return true
  const fileId = await sent(line, await picture.draw())
  if (fileId) await line.memory.remember(picture, fileId)
  return fileId !== undefined
}

/** The id of what was sent, '' where the messenger told none; undefined where it refused. */
async function sent({ send, refusal }: PictureLine, photo: string | Uint8Array): Promise<string | undefined> {
  try {
    return (await send(photo)) ?? ''
  } catch (error) {
    if (!isOfPicture(refusal(error))) throw error
    return undefined
  }
}

/** A refusal of this message, not of the person, the bot or the pace; a method may also be unknown to a server. */
function isOfPicture(words: string): boolean {
  return /^(400|404|413|415)\b/.test(words)
}
