import { expect, test } from 'vitest'
import { bonusWorld } from './bonus-world.ts'

test('an admin of the union changes a text with a preview; it is kept, audited, and undone with one press', async () => {
  const { admin, anna, database } = await bonusWorld()
  await admin.command('bonus')
  await admin.press('Тексты и телефоны')
  await admin.press('Объявление вверху раздела')
  await admin.press('Изменить')
  expect(await admin.say('**Акция** до пятницы')).toContain('Акция до пятницы')
  expect(await database.read.setting.count()).toBe(0)
  await admin.press('Сохранить')
  expect(await anna.command('bonus')).toContain('Акция до пятницы')
  await admin.press('Изменить')
  await admin.say('Вторая')
  await admin.press('Сохранить')
  await admin.press('Вернуть прежнее')
  expect(await anna.command('bonus')).toContain('Акция до пятницы')
  await admin.press('Вернуть прежнее')
  expect(await anna.command('bonus')).toContain('Вторая')
  await admin.press('Вернуть обычный вариант')
  expect(await anna.command('bonus')).not.toContain('Вторая')
  const changes = await database.read.change.findMany({ where: { kind: 'setting' }, orderBy: { id: 'asc' } })
  expect(changes.map(({ oldValue, newValue }) => [oldValue, newValue])).toEqual([
    [null, '**Акция** до пятницы'],
    ['**Акция** до пятницы', 'Вторая'],
    ['Вторая', '**Акция** до пятницы'],
    ['**Акция** до пятницы', 'Вторая'],
    ['Вторая', null],
  ])
  expect(changes[0]).toMatchObject({ field: 'bonus.note', source: 'admin', accountId: 3 })
})

test('what cannot stand there is refused and asked again', async () => {
  const { admin, database } = await bonusWorld()
  const tried = async (item: string, text: string) => {
    await admin.route('bonus.edit', item)
    return admin.say(text)
  }
  expect(await tried('support_phone', 'звоните нам')).toContain('не похоже на телефон')
  expect(await tried('support_phone', '12')).toContain('не похоже на телефон')
  expect(await tried('account_link', 'javascript:alert(1)')).toContain('не похоже на ссылку')
  expect(await tried('account_link', 'http://profcards.ru')).toContain('не похоже на ссылку')
  expect(await tried('payout', 'я'.repeat(1001))).toContain('Сократите на 1')
  expect(await tried('payout', '**крест __на** крест__')).toContain('перекрещены')
  expect(await tried('payout', '   ')).toContain('Нужен текст')
  expect(await tried('days_off', '40.13.2027')).toContain('Не получилось прочитать даты')
  expect(await tried('days_off', '09.01.2027 +26.12.2026')).toContain('Будет: 09.01.2027 +26.12.2026')
  expect(await tried('account_link', 'profcards.ru/lk')).toContain('https://profcards.ru/lk')
  expect(await database.read.setting.count()).toBe(0)
})

test('nobody else changes them: not by buttons of others, not after the role is gone, not twice', async () => {
  const { admin, anna, database } = await bonusWorld()
  for (const [route, ...args] of [
    ['bonus.texts'],
    ['bonus.edit', 'note'],
    ['bonus.undo', 'note', 'usual'],
    ['bonus.save', 'x'],
  ])
    expect(await anna.route(route ?? '', ...args)).toContain('недоступен')
  await admin.route('bonus.edit', 'note')
  await admin.say('Первая')
  const save = (admin.reply.screen?.buttons ?? []).flat()[0]
  const mark = save && 'args' in save ? String(save.args?.[0]) : ''
  expect(await admin.route('bonus.save', 'forged')).toContain('Тексты и телефоны')
  await admin.route('bonus.save', mark)
  await admin.route('bonus.save', mark)
  expect(await database.read.change.count({ where: { kind: 'setting' } })).toBe(1)
  await admin.route('bonus.edit', 'note')
  await admin.say('Вторая')
  await database.write.roleGrant.updateMany({ data: { revokedAt: new Date() } })
  expect(await admin.press('Сохранить')).toContain('недоступен')
  expect(await database.read.change.count({ where: { kind: 'setting' } })).toBe(1)
  expect(await admin.route('bonus.edit', 'toString')).toContain('недоступен')
})
