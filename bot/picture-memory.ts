import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { Database } from '../db/client.ts'
import { findSentPicture, rememberSentPicture } from '../db/repos/sent-pictures.ts'
import type { PictureMemory } from './show-picture.ts'

/** Pictures remembered in the database, for every process and after a restart. */
export function pictureMemory(
  { database, clock, log }: { database: Database; clock: Clock; log: Logger },
  channel: string,
): PictureMemory {
  return {
    find: (key) => findSentPicture(database.read, channel, key),
    // The person has the picture already: a failure here must not send it once more.
    remember: ({ key, memberId = null }, fileId) =>
      rememberSentPicture(database.write, { channel, key, fileId, memberId }, clock.now()).catch(
        (error: unknown) => {
          log.warn({ err: error }, 'a picture was not remembered')
        },
      ),
  }
}
