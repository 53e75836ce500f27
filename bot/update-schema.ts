import { z } from 'zod'

const person = z.looseObject({ id: z.int(), language_code: z.string().optional() })
const chat = z.looseObject({ id: z.int(), type: z.string() })
const contact = z.looseObject({ phone_number: z.string(), user_id: z.int().optional() })

const message = z.looseObject({
  from: person,
  chat,
  text: z.string().optional(),
  contact: contact.optional(),
})

/** What an update must hold to be read at all; whatever else Telegram sends stays as it is. */
const updateSchema = z.union([
  z.looseObject({ message }),
  z.looseObject({ edited_message: message }),
  z.looseObject({
    callback_query: z.looseObject({
      id: z.string(),
      from: person,
      data: z.string().optional(),
      message: z.looseObject({ message_id: z.int(), chat }).optional(),
    }),
  }),
  z.looseObject({
    my_chat_member: z.looseObject({
      from: person,
      chat,
      new_chat_member: z.looseObject({ status: z.string() }),
    }),
  }),
])

/** Has the update every field that is read from it? */
export function isReadable(update: unknown): boolean {
  return updateSchema.safeParse(update).success
}

/** The id of a pressed button that can be answered though the rest of the update cannot be read. */
export function queryIdOf(update: unknown): string | undefined {
  const query = z.looseObject({ callback_query: z.looseObject({ id: z.string() }) }).safeParse(update)
  return query.success ? query.data.callback_query.id : undefined
}
