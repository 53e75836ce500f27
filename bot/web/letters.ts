import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { type MessageKey, translate } from '../../core/i18n.ts'
import { toHtml, withoutMarks } from '../../core/markup.ts'
import { isUnsubscribeToken, UNSUBSCRIBE_PATH, unsubscribeAccount } from '../../core/unsubscribe.ts'
import type { Database } from '../../db/client.ts'
import { addressOf, setLetters } from '../../db/repos/letters.ts'
import { transact } from '../../db/unit-of-work.ts'
import { callerOf, type Limit, Rate } from './rate.ts'

export interface LettersParts {
  /** of PUBLIC_URL, '' at its root */
  root: string
  database: Database
  clock: Clock
  secret: string
}

/** A mail program that ends many letters of one office at once; nobody else needs more. */
const EACH: Limit = { atOnce: 20, perSecond: 0.5 }
const ALL: Limit = { atOnce: 200, perSecond: 50 }
/** One-Click sends a form of thirty bytes, of which nothing is read: the link says all. */
const MAX_BODY_BYTES = 10_000

const asked = z.object({ t: z.string().max(100), again: z.literal('1').optional() })

/**
 * The page that ends letters (RFC 8058). Opening it changes nothing: scanners of mail open every link. Its button, or
 * the mail program's own, posts to the same address; a second button there takes it back.
 */
export function registerLetters(app: FastifyInstance, parts: LettersParts): void {
  const path = `${parts.root}${UNSUBSCRIBE_PATH}`
  const rates = [new Rate(EACH), new Rate(ALL)] as const
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
      (_request, _body, done) => done(null),
    )
    scope.addHook('onRequest', async (request, reply) => {
      if (!rates[0].take(callerOf(request.ip)) || !rates[1].take('')) return reply.code(429).send()
    })
    scope.get(path, async (request, reply) => send(reply, await open(request, parts)))
    scope.post(path, async (request, reply) => send(reply, await decide(request, parts)))
  })
}

interface Page {
  status: 200 | 404
  title: Said
  hint: MessageKey
  /** what the button posts to */
  button?: { label: MessageKey; to: string }
}
type Said = { key: MessageKey; vars?: { address: string } }

const DAMAGED: Page = { status: 404, title: { key: 'stop.damaged' }, hint: 'stop.damagedHint' }

async function open(request: FastifyRequest, parts: LettersParts): Promise<Page> {
  const link = await followed(request, parts)
  if (!link) return DAMAGED
  if (link.reach !== 'active') return gone(link)
  const { address, token } = link
  const button = { label: 'stop.yes', to: `?t=${token}` } as const
  return { status: 200, title: { key: 'stop.ask', vars: { address } }, hint: 'stop.askHint', button }
}

async function decide(request: FastifyRequest, parts: LettersParts): Promise<Page> {
  const link = await followed(request, parts)
  if (!link) return DAMAGED
  const { address, accountId, again, token } = link
  await transact(parts.database, (tx) => setLetters(tx, accountId, again, parts.clock.now()))
  const vars = { address }
  if (link.reach === 'deactivated') return gone(link)
  if (again) {
    const button = { label: 'stop.yes', to: `?t=${token}` } as const
    return { status: 200, title: { key: 'stop.backDone', vars }, hint: 'stop.askHint', button }
  }
  return { ...gone(link), title: { key: 'stop.done', vars } }
}

/** No letters go there: at their owner's wish, which can be taken back, or because none arrives. */
function gone({ token, reach }: { token: string; reach: string }): Page {
  if (reach === 'deactivated') return { status: 200, title: { key: 'stop.gone' }, hint: 'stop.goneHint' }
  const button = { label: 'stop.back', to: `?t=${token}&again=1` } as const
  return { status: 200, title: { key: 'stop.gone' }, hint: 'stop.doneHint', button }
}

/** What a link says, if it is one of ours and its address is still known. */
async function followed(request: FastifyRequest, { database, secret }: LettersParts) {
  const query = asked.safeParse(request.query)
  if (!query.success) return undefined
  const { t: token, again } = query.data
  const accountId = unsubscribeAccount(token)
  const known = accountId === undefined ? undefined : await addressOf(database.read, accountId)
  if (accountId === undefined || !known || !isUnsubscribeToken(token, accountId, known.address, secret))
    return undefined
  return { token, accountId, again: again === '1', ...known }
}

const STYLE = `body{margin:0;background:#f2f4f7;color:#1b1f24;font:17px/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:8vh auto;padding:1.5rem;background:#fff;border-radius:12px;overflow-wrap:anywhere}
h1{margin:0 0 .75rem;font-size:1.35rem;line-height:1.3}button{width:100%;min-height:3rem;border:0;border-radius:8px;
background:#1f5fbf;color:#fff;font:inherit;font-weight:600;cursor:pointer}
@media(prefers-color-scheme:dark){body{background:#14171b;color:#e9edf1}main{background:#1e2329}}`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** The page's own style is all that it uses; nobody frames it, and no address of it is told to others. */
const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

function send(reply: FastifyReply, { status, title, hint, button }: Page): FastifyReply {
  const say = (said: Said) => toHtml(withoutMarks(translate('ru', said)))
  const form = button
    ? `<form method="post" action="${toHtml(button.to)}"><button>${say({ key: button.label })}</button></form>`
    : ''
  return reply
    .code(status)
    .headers(HEADERS)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say({ key: 'stop.title' })}</title>
<style>${STYLE}</style>
<main>
<h1>${say(title)}</h1>
<p>${say({ key: hint })}</p>
${form}
</main>
</html>
`)
}
