import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import type { FileKind } from '../../domain/registry/row-schemas.ts'

type Row = Record<string, string>

/** Counts by name. A name that nobody has counted is 0. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(name: string, more = 1): void {
    this.#counts.set(name, this.of(name) + more)
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }
}

export interface RegistryCounts {
  /** of the whole union */
  all: Tally
  /** of each region and okrug without what lies in the okrugs under it, by ais_id */
  regions: ReadonlyMap<string, Tally>
}

/** Counts the files of a registry row by row, by no code of the generator's. */
export async function countRegistry(folder: string, asOf: string): Promise<RegistryCounts> {
  const counter = new Counter(asOf)
  const kinds = [
    'organisations',
    'members',
    'stat_reports',
    'snapshots',
    'purchases',
    'quiz_results',
  ] as const
  for (const kind of kinds) {
    for await (const row of rowsOf(folder, kind)) counter[kind](row)
  }
  return counter.finish()
}

async function* rowsOf(folder: string, kind: FileKind): AsyncGenerator<Row> {
  const file = createReadStream(join(folder, `${kind}.csv`), { highWaterMark: 1 << 20 })
  yield* file.pipe(parse({ columns: true })) as AsyncIterable<Row>
}

class Counter {
  readonly all = new Tally()
  readonly regions = new Map<string, Tally>()
  readonly #asOf: string
  readonly #orgs = new Map<string, { parent: string; level: string; members: number }>()
  readonly #seen = new Set<string>()
  readonly #tickets = new Marks()
  readonly #ids = new Marks()

  constructor(asOf: string) {
    this.#asOf = asOf
  }

  organisations(row: Row): void {
    const { ais_id = '', parent_ais_id: parent = '', level = '' } = row
    this.#orgs.set(ais_id, { parent, level, members: 0 })
    if (level === 'regional' || level === 'okrug') this.regions.set(ais_id, new Tally())
    this.#count(ais_id, level)
    const closed = row['removed_on'] !== ''
    if (closed) this.#count(ais_id, `${level}.closed`)
    const covers = (row['term_from'] ?? '') <= this.#asOf && (row['term_to'] ?? '') >= this.#asOf
    const access = row['chair_full_name'] !== '' && row['term_from'] !== '' && covers
    if (access) this.#count(ais_id, `${level}.access`)
    if (!access && !closed) this.#count(ais_id, `${level}.noAccess`)
    if (row['is_legal_entity'] === '1') this.#count(ais_id, `${level}.legal`)
    if (row['has_territorial_rights'] === '1') this.#count(ais_id, `${level}.rights`)
    if ((row['registered_on'] ?? '').startsWith(this.#asOf.slice(0, 4)))
      this.#count(ais_id, `${level}.created`)
  }

  members(row: Row): void {
    const { org_ais_id: org = '', ticket_status: ticket = '' } = row
    const place = this.#orgs.get(org)
    if (place?.level !== 'primary') throw new Error(`member ${row['ais_id']} stands in no primary`)
    place.members++
    if (!this.#ids.add(row['ais_id'])) throw new Error(`member ${row['ais_id']} stands there twice`)
    if (row['ticket_number'] && !this.#tickets.add(row['ticket_number'])) {
      throw new Error(`ticket ${row['ticket_number']} stands there twice`)
    }
    if (row['left_on'] !== '') return
    this.#count(org, 'members')
    this.#count(org, `status.${row['status']}`)
    this.#count(org, `ticket.${ticket}`)
    if (ticket === 'produced' || ticket === 'issued') this.#count(org, 'plastic')
    if (row['app_installed'] === '1') this.#count(org, ticket === 'refused' ? 'app.refused' : 'app.others')
    if (row['profcards_participant'] === '1') this.#count(org, 'profcards')
    if (row['joined_online'] === '1') this.#count(org, 'online')
  }

  stat_reports(row: Row): void {
    const { org_ais_id: org = '', form = '', as_of: asOf = '' } = row
    const level = this.#orgs.get(org)?.level ?? ''
    if (form !== 'consolidated') {
      // An organisation counts once however many reports it filed for a date.
      const key = `${org} ${asOf}`
      if (!this.#seen.has(key)) this.#count(org, `filed.${level}.${asOf}`)
      this.#seen.add(key)
      this.#count(org, `form.${form}.${asOf}`)
      return
    }
    const counts = level === 'union' ? this.all : this.regions.get(org)
    for (const [name, value] of Object.entries(row)) counts?.add(`stat.${name}`, Number(value) || 0)
    if (level === 'union') return
    for (const [name, value] of Object.entries(row)) this.all.add(`regions.stat.${name}`, Number(value) || 0)
  }

  snapshots(row: Row): void {
    if (row['as_of'] === this.#asOf) throw new Error('a snapshot of the day of the registry itself')
    for (const [name, value] of Object.entries(row))
      this.all.add(`${row['as_of']}.${name}`, Number(value) || 0)
  }

  purchases(row: Row): void {
    this.all.add('purchases')
    this.all.add('purchases.kopecks', Number(row['amount_kopecks']))
    this.all.add('purchases.cashback', Number(row['cashback_kopecks']))
  }

  quiz_results(row: Row): void {
    const { org_ais_id: org = '' } = row
    for (const name of ['participants', 'passed', 'excellent']) {
      const count = Number(row[name])
      this.all.add(`quiz.${name}`, count)
      this.regions.get(org)?.add(`quiz.${name}`, count)
      if (!this.regions.has(org)) this.all.add(`union.quiz.${name}`, count)
    }
    if (Number(row['excellent']) > Number(row['passed']))
      throw new Error(`${org}: more excellent than passed`)
    if (Number(row['passed']) > Number(row['participants'])) throw new Error(`${org}: more passed than came`)
  }

  finish(): RegistryCounts {
    for (const [org, { level, members }] of this.#orgs) {
      if (level === 'primary' && members === 0) this.#count(org, 'primary.empty')
    }
    return { all: this.all, regions: this.regions }
  }

  #count(org: string, name: string): void {
    this.all.add(name)
    this.#regionOf(org)?.add(name)
  }

  #regionOf(org: string): Tally | undefined {
    let at = org
    while (at !== '' && !this.regions.has(at)) {
      const place = this.#orgs.get(at)
      if (!place) throw new Error(`${at} is named before its own row`)
      at = place.parent
    }
    return this.regions.get(at)
  }
}

/** Numbers are told apart by so many of their last digits. */
const LAST_DIGITS = 8

/** Which numbers have been seen. A set of millions of texts would be larger than the registry. */
class Marks {
  readonly #marks = new Uint8Array(10 ** LAST_DIGITS)

  /** false: this number was there already */
  add(text: string | undefined): boolean {
    const number = Number(text?.replace(/\D/g, '').slice(-LAST_DIGITS))
    const fresh = this.#marks[number] === 0
    this.#marks[number] = 1
    return fresh
  }
}
