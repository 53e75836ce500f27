/**
 * The rule of reminders said once more, as plainly as possible and from nothing of the product: no shared dates, tables or
 * queries. It is told what happened and says who must hear what.
 */
export interface NaiveOffice {
  org: number
  /** ids from the root down to this one */
  line: number[]
  zone: string
  level: 'regional' | 'territorial' | 'primary'
  /** account ids that hold it in the chat */
  chairs: number[]
  /** passport values; '' is empty */
  values: Record<string, string>
  /** first day seen, by field */
  seen: Map<string, { day: string; quietUntil: string }>
  words: Array<{ field: string; fact: string; state: 'asked' | 'confirmed' | 'over' }>
  reminded: string
  digested: string
  looked: string
}

export interface Told {
  account: number
  org: number
  what: string
}

const BASE = ['chair_email', 'short_name', 'chair_phone']
export const ASKED: Record<NaiveOffice['level'], string[]> = {
  regional: BASE,
  territorial: BASE,
  primary: [...BASE, 'employer_name', 'education_kind', 'employed_count'],
}
/** What «does not apply» hangs on, where it may be said at all. */
export const HANGS: Record<string, string> = {
  education_kind: 'employer_name',
  employed_count: 'employer_name',
}

const [DAYS, HOURS] = [new Map<string, Intl.DateTimeFormat>(), new Map<string, Intl.DateTimeFormat>()]

/** Making one takes longer than all the rest of a question. */
function once(kept: typeof DAYS, zone: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const format = kept.get(zone) ?? make()
  kept.set(zone, format)
  return format
}

export function localDay(at: Date, zone: string): string {
  return once(DAYS, zone, () => new Intl.DateTimeFormat('en-CA', { timeZone: zone })).format(at)
}

function isWorking(at: Date, zone: string): boolean {
  const options = { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' } as const
  const format = once(HOURS, zone, () => new Intl.DateTimeFormat('en-US', options))
  const parts = format.formatToParts(at).map(({ value }) => value)
  const hour = Number(parts.find((part) => /^\d+$/.test(part)))
  return !parts.some((part) => part === 'Sat' || part === 'Sun') && hour >= 9 && hour < 18
}

function apart(from: string, to: string): number {
  return (Date.UTC(...ymd(to)) - Date.UTC(...ymd(from))) / 86_400_000
}

function ymd(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month - 1, date]
}

/** Days between two messages, by the age of a gap. */
function period(age: number): number {
  return age >= 30 ? 7 : age >= 14 ? 4 : 7
}

export function factNow(office: NaiveOffice, field: string): string {
  return `${office.values[HANGS[field] ?? '']}|${office.values[field]}`
}

/** Somebody looks at the office: what is missing is noticed, what is filled forgotten. */
function look(office: NaiveOffice, at: Date): void {
  for (const word of office.words)
    if (word.state !== 'over' && word.fact !== factNow(office, word.field)) word.state = 'over'
  const gone = office.words.filter(({ state }) => state === 'confirmed').map(({ field }) => field)
  for (const field of ASKED[office.level]) {
    const missing = office.values[field] === '' && !gone.includes(field)
    if (!missing) office.seen.delete(field)
    else if (!office.seen.has(field))
      office.seen.set(field, { day: localDay(at, office.zone), quietUntil: '' })
  }
}

function reminder(office: NaiveOffice, at: Date): Told[] {
  const today = localDay(at, office.zone)
  const waits = office.words.filter(({ state }) => state === 'asked').map(({ field }) => field)
  const open = [...office.seen].filter(
    ([field, { quietUntil }]) => !waits.includes(field) && quietUntil <= today,
  )
  if (open.length === 0) return []
  const wait = Math.min(...open.map(([, { day }]) => period(apart(day, today))))
  if (office.reminded !== '' && apart(office.reminded, today) < wait) return []
  office.reminded = today
  const fields = open.map(([field]) => field).sort()
  return office.chairs.map((account) => ({ account, org: office.org, what: fields.join(' ') }))
}

function digest(upper: NaiveOffice, all: readonly NaiveOffice[], at: Date): Told[] {
  const mine = all.filter((office) => {
    const above = office.line.slice(0, -1).toReversed()
    const nearest = above.find((org) => all.some((each) => each.org === org && each.chairs.length > 0))
    return nearest === upper.org
  })
  let [count, oldest] = [0, 0]
  for (const office of mine) {
    const today = localDay(at, office.zone)
    const ages = [...office.seen.values()].map(({ day }) => apart(day, today))
    const matter = office.chairs.length === 0 ? ages : ages.filter((age) => age >= 30)
    if (matter.length === 0) continue
    count += 1
    oldest = Math.max(oldest, ...matter)
  }
  const today = localDay(at, upper.zone)
  upper.looked = today
  if (count === 0) return []
  upper.digested = today
  return upper.chairs.map((account) => ({
    ...{ account, org: upper.org },
    what: `${count} of ${mine.length}, ${oldest} days`,
  }))
}

/** Who must hear what when the job runs at `at`. Histories share the clock and nothing else. */
export function expected(histories: readonly NaiveOffice[][], at: Date): Told[] {
  const told: Told[] = []
  for (const office of histories.flat()) {
    if (office.chairs.length === 0 || !isWorking(at, office.zone)) continue
    look(office, at)
    told.push(...reminder(office, at))
  }
  const isToLook = (office: NaiveOffice) => {
    const today = localDay(at, office.zone)
    if (office.level === 'primary' || office.chairs.length === 0 || !isWorking(at, office.zone)) return false
    if (office.looked === today) return false
    return office.digested === '' || apart(office.digested, today) >= 7
  }
  // Whenever somebody is to be told of what is below, every office there is gets looked at.
  if (!histories.flat().some(isToLook)) return told
  for (const office of histories.flat()) look(office, at)
  for (const history of histories)
    for (const upper of history.filter(isToLook)) told.push(...digest(upper, history, at))
  return told
}
