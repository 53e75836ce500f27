import { describe, expect, test } from 'vitest'
import { messagesOf, NOW } from '../support/join-chat.ts'
import { GALINA, inviteWorld, OLEG, OPENER, OTHER, PAVEL } from './invite-world.ts'

const [OLD, NEXT] = ['+70000000004', '+70000000009']

/** OPENER is bound to school 4 by the phone in its passport. */
async function bound() {
  const world = await inviteWorld()
  const { database, chat } = world
  await database.write.term.updateMany({ where: { officeId: 4 }, data: { phone: OLD } })
  const opener = chat(OPENER)
  await opener.route('link')
  await opener.give({ kind: 'contact', phone: OLD, own: true })
  expect(await world.bindings(OPENER)).toEqual([expect.objectContaining({ officeId: 4, access: 'limited' })])
  return { ...world, opener }
}

describe('another phone in the passport ends the access that the old one opened, and says so', () => {
  test('written by an officer above', async () => {
    const { chat, opener, bindings, told } = await bound()
    const oleg = chat(OLEG)
    await oleg.route('gaps.of', '4')
    expect(await oleg.press('Исправить: телефон председателя')).toContain('потеряет доступ')
    await oleg.say(NEXT)
    expect(await bindings(OPENER)).toEqual([])
    expect(await told(OPENER)).toEqual([expect.stringContaining('Ваш доступ к ней закрыт')])
    expect(await opener.route('gaps', '4')).toContain('вам недоступен')
  })

  test('proposed in the chat and confirmed above', async () => {
    const { database, chat, bindings, told } = await bound()
    // Somebody bound by a link proposed it while the passport had none.
    const data = { accountId: OTHER, officeId: 4, access: 'limited', method: 'link', boundAt: NOW }
    await database.write.officeBinding.create({ data })
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { phone: null } })
    const other = chat(OTHER)
    await other.route('gap.fill', '4', 'chair_phone')
    await other.say(NEXT)
    await database.write.term.updateMany({ where: { officeId: 4 }, data: { phone: OLD } })
    const { id } = await database.read.change.findFirstOrThrow({ where: { kind: 'proposal' } })
    expect(await bindings(OPENER)).toHaveLength(1)
    expect(await chat(GALINA).route('proposal', String(id), 'yes')).toContain('Внесено')
    expect(await bindings(OPENER)).toEqual([])
    expect((await told(OPENER)).at(-1)).toContain('Ваш доступ к ней закрыт')
  })
})

describe('by hand', () => {
  test('those above end it with a reason, its holder hears why, and it is taken back within the minute', async () => {
    const { chat, bindings, changes, told, opener } = await bound()
    const galina = chat(GALINA)
    await galina.route('gaps.of', '4')
    await galina.press('Закрыть доступ чату с 21.11.2022')
    expect(await bindings(OPENER)).toHaveLength(1)
    expect(await galina.press('Телефон утерян')).toContain('доступ закрыт')
    expect(await bindings(OPENER)).toEqual([])
    expect(await opener.route('office', '4')).toContain('вам недоступен')
    expect(await told(OPENER)).toEqual([expect.stringContaining('телефон утерян или чужой')])
    expect((await changes()).at(-1)).toMatchObject({
      ...{ kind: 'binding', oldValue: 'limited', newValue: null, reason: 'phone', accountId: GALINA },
    })
    expect(await galina.press('Вернуть доступ')).toContain('доступ возвращён')
    expect(await bindings(OPENER)).toHaveLength(1)
    expect(await told(OPENER)).toHaveLength(2)
  })

  test('it is not taken back after the minute, or by somebody else, or when the passport has changed since', async () => {
    const { chat, bindings } = await bound()
    const [galina, oleg] = [chat(GALINA), chat(OLEG)]
    const [{ id } = { id: 0 }] = await bindings(OPENER)
    await galina.route('access.end', String(id), 'left')
    const moment = NOW.getTime().toString(36)
    expect(await oleg.route('access.back', String(id), moment)).toContain('уже нельзя')
    galina.now = new Date(NOW.getTime() + 61_000)
    expect(await galina.route('access.back', String(id), moment)).toContain('уже нельзя')
    galina.now = NOW
    await galina.route('gap.fill', '4', 'chair_phone')
    await galina.say(NEXT)
    expect(await galina.route('access.back', String(id), moment)).toContain('уже нельзя')
    expect(await bindings(OPENER)).toEqual([])
  })

  test('nobody ends an access beside or above their own office', async () => {
    const { database, chat, bindings } = await bound()
    const [{ id } = { id: 0 }] = await bindings(OPENER)
    for (const person of [PAVEL, OTHER, OPENER])
      expect(await chat(person).route('access.end', String(id), 'left')).toContain('вам недоступен')
    const own = await database.read.officeBinding.findFirstOrThrow({ where: { accountId: GALINA } })
    expect(await chat(GALINA).route('access.end', String(own.id), 'left')).toContain('вам недоступен')
    expect(await bindings(OPENER)).toHaveLength(1)
    expect(await messagesOf(database, 'office.ended')).toEqual([])
  })
})
