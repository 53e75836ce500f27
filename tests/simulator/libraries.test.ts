import { Api, InputFile } from 'node-telegram-bot-api'
import { Telegraf } from 'telegraf'
import { expect, onTestFinished, test } from 'vitest'
import { demoPicture } from '#simulator/demo-picture.ts'
import type { Simulator } from '#simulator/server.ts'
import { Visitor } from '#simulator/visitor.ts'
import { start, TOKEN } from './start.ts'

function poll(sim: Simulator, setUp: (bot: Telegraf) => void): Telegraf {
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot: sim.url } })
  setUp(bot)
  void bot.launch()
  onTestFinished(() => bot.stop())
  return bot
}

test('telegraf polls, answers commands and buttons, and reads contacts', async () => {
  const sim = await start()
  poll(sim, (bot) => {
    bot.start((ctx) =>
      ctx.reply('<b>Здравствуйте</b>', {
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ text: 'Дальше', callback_data: 'go' }]] },
      }),
    )
    bot.action('go', async (ctx) => {
      await ctx.editMessageText('Готово')
      await ctx.answerCbQuery('Принято')
    })
    bot.on('contact', (ctx) => ctx.reply(`own: ${ctx.message.contact.user_id === ctx.from.id}`))
    bot.on('sticker', (ctx) => ctx.reply('sticker'))
  })
  const ivan = new Visitor(sim, 1001)
  await ivan.send('/start')
  const hello = await ivan.waitFor('Здравствуйте')
  expect(hello.entities).toEqual([{ type: 'bold', offset: 0, length: 12 }])
  expect(await ivan.press('Даль')).toEqual({ note: 'Принято' })
  expect(ivan.last()).toMatchObject({ id: hello.id, text: 'Готово', edited: true })
  await ivan.shareContact()
  await ivan.waitFor('own: true')
  await ivan.shareForeignContact(1002)
  await ivan.waitFor('own: false')
  await ivan.sendSticker()
  await ivan.waitFor('sticker')
})

test('telegraf hears of a block and of its end', async () => {
  const sim = await start()
  const heard: string[] = []
  poll(sim, (bot) => {
    bot.on('my_chat_member', async (ctx) => {
      heard.push(ctx.myChatMember.new_chat_member.status)
      if (heard.length === 2) await ctx.reply('again')
    })
  })
  const anna = new Visitor(sim, 1002)
  await anna.block()
  await anna.unblock()
  await anna.waitFor('again')
  expect(heard).toEqual(['kicked', 'member'])
})

test('telegraf uploads a photo and downloads a document that a person sent', async () => {
  const sim = await start()
  poll(sim, (bot) => {
    bot.command('photo', (ctx) => ctx.replyWithPhoto({ source: demoPicture() }, { caption: 'вот' }))
    bot.on('document', async (ctx) => {
      const link = await ctx.telegram.getFileLink(ctx.message.document.file_id)
      await ctx.reply(await (await fetch(link)).text())
    })
  })
  const anna = new Visitor(sim, 1002)
  await anna.send('/photo')
  const { photo } = await anna.waitFor('вот')
  const shown = await fetch(`${sim.url}${photo}`)
  expect(shown.headers.get('content-type')).toBe('image/png')
  await anna.sendFile('a.csv', 'text/csv', Buffer.from('a,b'))
  await anna.waitFor('a,b')
})

test('node-telegram-bot-api sends by forms', async () => {
  const sim = await start()
  const api = new Api(TOKEN, { apiRoot: sim.url, maxRetries: 0 })
  await api.sendMessage({
    chat_id: 1002,
    text: 'Привет & <ok>',
    reply_markup: { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] },
  })
  await api.sendDocument({
    chat_id: 1002,
    document: new InputFile(Buffer.from('{}'), { filename: 'held.json' }),
  })
  const anna = new Visitor(sim, 1002)
  expect(anna.messages()).toMatchObject([
    { from: 'bot', text: 'Привет & <ok>', buttons: [[{ text: 'Да', data: 'y' }]] },
    { document: { name: 'held.json' } },
  ])
  expect(sim.state.ledger.map(({ method, chatId }) => [method, chatId])).toEqual([
    ['sendMessage', 1002],
    ['sendDocument', 1002],
  ])
})
