import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Visitor } from '#simulator/visitor.ts'
import { call, start } from './start.ts'

function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'state.json')
}

test('chats, unconfirmed updates and commands outlive a restart, and update ids grow', async () => {
  const options = { stateFile: stateFile() }
  const first = await start(options)
  await new Visitor(first, 1001).send('/start')
  await call(first, 'sendMessage', { chat_id: 1001, text: 'Привет' })
  await call(first, 'setMyCommands', { commands: [{ command: 'menu', description: 'Меню' }] })
  await new Visitor(first, 1002).block()
  const before = (await call(first, 'getUpdates')).result as { update_id: number }[]
  await first.close()

  const second = await start(options)
  const ivan = new Visitor(second, 1001)
  expect(ivan.messages()).toMatchObject([{ text: '/start' }, { text: 'Привет' }])
  expect((await call(second, 'getUpdates')).result).toEqual(before)
  expect((await call(second, 'getMyCommands')).result).toEqual([{ command: 'menu', description: 'Меню' }])
  expect(second.state.chats.get(1002).blocked).toBe(true)
  await ivan.send('ещё')
  const after = (await call(second, 'getUpdates')).result as { update_id: number }[]
  expect(after.at(-1)?.update_id).toBeGreaterThan(before.at(-1)?.update_id ?? Number.POSITIVE_INFINITY)
})
