import invented from '../../data/invented-names.json' with { type: 'json' }
import type { PersonName } from '../people.ts'
import type { Random } from '../random.ts'

/** A plainly invented person, from so many names that millions of people are seldom namesakes born on one day. */
export function inventOneOfMany(random: Random): PersonName {
  const surname = random.pick(invented.surnameStems) + random.pick(invented.surnameEndings)
  const father = random.pick(invented.patronymicStems)
  return random.chance(0.75)
    ? { last_name: `${surname}а`, first_name: random.pick(invented.women), middle_name: `${father}на` }
    : { last_name: surname, first_name: random.pick(invented.men), middle_name: `${father}ич` }
}

/** A plainly invented town; the same number is the same town, and there are some hundreds of them. */
export function inventTown(number: number): string {
  const { townBeginnings: beginnings, townEndings: endings } = invented
  const beginning = beginnings[number % beginnings.length] ?? ''
  return beginning + (endings[Math.floor(number / beginnings.length) % endings.length] ?? '')
}

/** How many towns there are. */
export const TOWNS = invented.townBeginnings.length * invented.townEndings.length
