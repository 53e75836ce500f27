import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { type Letter, readLetter } from './read-letter.ts'

/** What the server does with a letter: answers at a step, hangs there, or takes it and hangs. */
export type Reaction = { at: 'RCPT' | 'DATA'; says: string } | 'hang' | 'take-then-hang'

export interface MailServer {
  url: string
  /** what it has said yes to, in order */
  letters: Letter[]
  /** letters it was given and has not answered for */
  unanswered: Letter[]
  /** attempts at a recipient */
  attempts(address: string): number
  /** reactions to the next letters to a recipient; afterwards everything is fine */
  will(address: string, ...reactions: Reaction[]): void
  /** every letter to a recipient from now on */
  always(address: string, reaction: Reaction): void
  /** answers so to every MAIL FROM */
  refuseSender(says: string): void
}

/** A real SMTP server on loopback. */
export async function startMailServer(): Promise<MailServer> {
  const planned = new Map<string, Reaction[]>()
  const forever = new Map<string, Reaction>()
  const attempts = new Map<string, number>()
  const [letters, unanswered]: [Letter[], Letter[]] = [[], []]
  const current = new Map<string, Reaction | undefined>()
  const failed = (says: string) =>
    Object.assign(new Error(says.slice(4)), { responseCode: Number(says.slice(0, 3)) })
  const at = (step: string, reaction: Reaction | undefined) =>
    typeof reaction === 'object' && reaction.at === step ? failed(reaction.says) : undefined
  let refusal: string | undefined
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 10,
    onMailFrom: (_sender, _session, callback) =>
      callback(refusal === undefined ? undefined : failed(refusal)),
    onRcptTo: ({ address }, session, callback) => {
      attempts.set(address, (attempts.get(address) ?? 0) + 1)
      const reaction = planned.get(address)?.shift() ?? forever.get(address)
      current.set(session.id, reaction)
      if (reaction !== 'hang') callback(at('RCPT', reaction))
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const reaction = current.get(session.id)
        const [to] = session.envelope.rcptTo
        const letter = readLetter(Buffer.concat(chunks).toString('utf8'), to?.address ?? '')
        const error = at('DATA', reaction)
        if (reaction === 'take-then-hang') unanswered.push(letter)
        else if (error) callback(error)
        else {
          letters.push(letter)
          callback()
        }
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, letters, unanswered },
    attempts: (address) => attempts.get(address) ?? 0,
    will: (address, ...reactions) => planned.set(address, reactions),
    refuseSender: (says) => {
      refusal = says
    },
    always: (address, reaction) => forever.set(address, reaction),
  }
}
