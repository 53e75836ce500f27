import type { Text } from '../../../core/screen.ts'
import type { Tx } from '../../../db/client.ts'
import { paperOf } from '../../../db/repos/join-permits.ts'
import { printDay } from './screens.ts'

/** Which office has the parent's consent on paper, for who decides on the application of a minor. */
export async function paperText(
  read: Tx,
  applicationId: number,
  timeZone: string,
): Promise<Text | undefined> {
  const paper = await paperOf(read, applicationId)
  if (!paper) return undefined
  return {
    key: 'permit.paper',
    vars: { office: paper.office, date: printDay(paper.receivedAt, timeZone) },
  }
}
