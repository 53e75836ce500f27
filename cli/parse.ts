import { InvalidArgumentError } from 'commander'
import type { Tx } from '../db/client.ts'
import { Failure } from './failure.ts'

/** An option that is a moment, such as 2022-11-21T09:00:00+03:00. */
export function moment(text: string): Date {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time))
    throw new InvalidArgumentError('It must be a moment such as 2022-11-21T09:00:00+03:00.')
  return new Date(time)
}

/** An option that names a person in a messenger, such as telegram:123. */
export function accountName(text: string): { channel: string; externalId: string } {
  const parts = /^(telegram):(\d{1,15})$/.exec(text)
  if (!parts?.[1] || !parts[2]) throw new InvalidArgumentError('It must be an account such as telegram:123.')
  return { channel: parts[1], externalId: parts[2] }
}

/** The same, or an address that letters go to, such as email:chair@example.org. */
export function accountOrAddress(text: string): { channel: string; externalId: string } {
  const address = /^email:(\S+@\S+)$/.exec(text)?.[1]
  return address === undefined ? accountName(text) : { channel: 'email', externalId: address.toLowerCase() }
}

/** The organisation of an АИС id; a Failure where there is none. */
export async function organisationOf(
  read: Tx,
  aisId: string,
): Promise<{ id: number; aisId: string; name: string }> {
  const org = await read.organisation.findUnique({ where: { aisId } })
  if (!org)
    throw new Failure(`There is no organisation ${aisId}.`, 'Look its id up in the registry (column ais_id).')
  return org
}
