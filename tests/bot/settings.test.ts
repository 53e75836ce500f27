import { describe, expect, test } from 'vitest'
import { Dialogues } from '../../bot/dialogue.ts'
import { createPrivacy } from '../../bot/features/privacy/index.ts'
import { createSettings } from '../../bot/features/settings/index.ts'
import type { Handler, Turn } from '../../bot/turn.ts'
import type { Locale } from '../../core/i18n.ts'
import { screenHtml } from '../../core/render.ts'
import type { Database } from '../../db/client.ts'
import { whoIs } from '../../db/repos/accounts.ts'
import { freshDatabase } from '../support/database.ts'
import { makeTurn } from '../support/turn.ts'

const NOW = new Date('2022-11-21T06:00:00Z')

/** Union 1, region 2 without a chair, territorial 3 with Галина, school 4 with Борис; Анна is a member of the school. */
async function seed(database: Database): Promise<void> {
  const { write } = database
  const orgs = [
    { id: 1, level: 'union', name: 'Профсоюз', path: '/1/' },
    { id: 2, level: 'regional', name: 'Придуманная', kind: 'областная', path: '/1/2/', parentId: 1 },
    { id: 3, level: 'territorial', name: 'Районная', path: '/1/2/3/', parentId: 2 },
    { id: 4, level: 'primary', name: 'ППО школы № 7', path: '/1/2/3/4/', parentId: 3 },
  ]
  for (const org of orgs) {
    await write.organisation.create({
      data: { ...org, aisId: `o${org.id}`, searchName: org.name, office: { create: { id: org.id } } },
    })
  }
  const chair = (officeId: number, chairFullName: string | null, phone: string | null) =>
    write.term.create({ data: { officeId, chairFullName, phone, startedAt: NOW } })
  await chair(3, 'Образцова Галина Придумановна', '+70000000003')
  await chair(4, null, null)
  await write.member.create({
    data: { id: 5, aisId: 'm5', orgId: 4, lastName: 'Примерова', firstName: 'Анна' },
  })
  await write.account.create({
    data: { id: 1, channel: 'telegram', externalId: '1002', firstSeenAt: NOW },
  })
}

async function linkAnna(database: Database): Promise<void> {
  await database.write.memberBinding.create({
    data: { accountId: 1, memberId: 5, method: 'phone', boundAt: NOW },
  })
}

async function setUp(linked: boolean) {
  const database = await freshDatabase()
  await seed(database)
  if (linked) await linkAnna(database)
  const deps = {
    ...{ database, dialogues: new Dialogues(database) },
    ...{ secret: 'x'.repeat(32), botName: () => 'bot' },
  }
  const [settings, privacy] = [createSettings(deps), createPrivacy(deps)]
  const turn = makeTurn({ externalId: '1002', who: await whoIs(database.read, 1, '2022-11-21') })
  return { database, settings, privacy, turn }
}

async function text(handler: Handler, turn: Turn, locale: Locale = 'ru', args: string[] = []) {
  const { screen } = await handler(turn, args)
  if (!screen) throw new Error('no screen')
  const routes = (screen.buttons ?? [])
    .flat()
    .map((button) => ('route' in button ? button.route : button.url))
  return { words: screenHtml(screen, locale), routes }
}

describe('settings', () => {
  test('show language, time zone and what the person is linked to', async () => {
    const { settings, turn } = await setUp(true)
    const { words, routes } = await text(settings.show, turn)
    expect(words).toContain('Язык: русский')
    expect(words).toContain('Часовой пояс: Москва')
    expect(words).toContain('Анна Примерова, ППО школы № 7')
    expect(routes).toEqual([
      'language',
      'settings.mail',
      'settings.zones',
      'email',
      'unlink',
      'privacy',
      'ask',
      'menu',
    ])
  })

  test('offer to link where nothing is linked', async () => {
    const { settings, turn } = await setUp(false)
    expect((await text(settings.show, turn)).routes).toContain('link')
  })

  test('the language changes, is kept, and the screen offers the other one', async () => {
    const { database, settings, turn } = await setUp(true)
    const { words } = await text(settings.language, turn, 'en', ['en'])
    expect(words).toContain('Language: English')
    expect((await database.read.account.findUniqueOrThrow({ where: { id: 1 } })).locale).toBe('en')
  })

  test('an unknown language changes nothing', async () => {
    const { database, settings, turn } = await setUp(true)
    expect(await settings.language(turn, ['de'])).toEqual({ note: { key: 'common.stale' } })
    expect((await database.read.account.findUniqueOrThrow({ where: { id: 1 } })).locale).toBe('ru')
  })
})

describe('privacy', () => {
  test('names the account, the binding and every consent with its date', async () => {
    const { database, privacy, turn } = await setUp(true)
    const given = { accountId: 1, textVersion: '1', givenAt: NOW }
    await database.write.consent.create({ data: { ...given, purpose: 'joining' } })
    await database.write.consent.create({
      data: { ...given, purpose: 'offers', withdrawnAt: new Date('2022-12-01T06:00:00Z') },
    })
    const { words, routes } = await text(privacy.show, turn)
    expect(words).toContain('№ 1002, с 21.11.2022')
    expect(words).toContain('Связано 21.11.2022, по номеру телефона')
    expect(words).toContain('«обработка данных для вступления» от 21.11.2022')
    expect(words).toContain('отозвано 01.12.2022')
    expect(routes).toEqual([
      ...[
        'privacy.take',
        'privacy.take',
        ...Array<string>(3).fill('privacy.consent'),
        'unlink',
        'privacy.erase',
        'settings',
        'menu',
      ],
    ])
  })

  test('says that there is nothing more where nothing is linked', async () => {
    const { privacy, turn } = await setUp(false)
    const { words, routes } = await text(privacy.show, turn)
    expect(words).toContain('вы не связаны')
    expect(words).toContain('Согласий вы пока не давали')
    expect(routes).not.toContain('unlink')
  })
})

describe('whom to call', () => {
  test('where the passport of the school is empty, names the chair above', async () => {
    const { settings, turn } = await setUp(true)
    const { words } = await text(settings.whom, turn)
    expect(words).toContain('ППО школы № 7\nПредседатель в паспорте не указан')
    expect(words).toContain('Образцова Галина Придумановна, тел. +70000000003')
  })

  test('is no dead end for a stranger', async () => {
    const { settings, turn } = await setUp(false)
    const { words, routes } = await text(settings.whom, turn)
    expect(words).toContain('Интернет-Медиа')
    expect(routes).toEqual(['https://ais.eseur.ru', 'link', 'join', 'ask', 'settings', 'menu'])
  })
})
