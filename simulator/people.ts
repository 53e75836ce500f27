/** Somebody with a Telegram account whom the visitor of the simulator can be. */
export interface Person {
  id: number
  firstName: string
  /** In E.164; synthetic ones are +7000… */
  phone: string
  about: { ru: string; en: string }
  /** Whether the person has already pressed Start. */
  started: boolean
}

/** The demo's people. */
export const PEOPLE: Person[] = [
  person(1001, 'Иван', 'хочет вступить', 'wants to join', false),
  person(
    1002,
    'Анна',
    'член Профсоюза без статуса, от пластика отказалась',
    'a member without status, refused plastic',
  ),
  person(1003, 'Борис', 'председатель первички с пробелами', 'chair of a primary with gaps'),
  person(1004, 'Галина', 'председатель территориальной', 'chair of a territorial organisation'),
  person(1005, 'Олег', 'ответственный региона', 'officer of the region'),
  person(1006, 'Вера', 'администратор', 'administrator'),
]

/** Anyone else whom a test brings in. */
export function stranger(id: number): Person {
  return person(id, `Гость ${id}`, 'гость', 'a guest', false)
}

function person(id: number, firstName: string, ru: string, en: string, started = true): Person {
  return { id, firstName, phone: `+7000555${String(id).padStart(4, '0')}`, about: { ru, en }, started }
}
