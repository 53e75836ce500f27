import { z } from 'zod'
import { MEMBER_STATUSES } from '../membership/status.ts'
import { cells, requiredWordCell, wordCell } from './cells.ts'

export const LEVELS = ['union', 'regional', 'okrug', 'territorial', 'primary'] as const
export type Level = (typeof LEVELS)[number]
const TICKET_STATUSES = ['none', 'requested', 'produced', 'issued', 'refused', 'reissue'] as const
const FORMS = ['2-СП', '3-СП', '4-СП', '5-СП', 'consolidated'] as const

/** The columns of every registry file, each with what may stand in it. Names and order are the outer contract's. */
export const rowSchemas = {
  organisations: z.object({
    ais_id: cells.requiredText,
    parent_ais_id: cells.text,
    level: requiredWordCell(LEVELS),
    kind: cells.text,
    name: cells.requiredText,
    short_name: cells.text,
    has_territorial_rights: cells.flag,
    is_legal_entity: cells.flag,
    inn: cells.inn,
    kpp: cells.kpp,
    ogrn: cells.ogrn,
    employer_name: cells.text,
    employer_head: cells.text,
    dues_account: cells.text,
    registered_on: cells.day,
    removed_on: cells.day,
    time_zone: cells.zone,
    chair_full_name: cells.text,
    chair_phone: cells.phone,
    chair_email: cells.email,
    chair_email_consent: cells.flag,
    term_from: cells.day,
    term_to: cells.day,
    education_kind: cells.text,
    employed_count: cells.whole,
    student_count: cells.whole,
  }),
  members: z.object({
    ais_id: cells.requiredText,
    org_ais_id: cells.requiredText,
    last_name: cells.requiredText,
    first_name: cells.requiredText,
    middle_name: cells.text,
    birth_date: cells.day,
    status: wordCell(MEMBER_STATUSES),
    joined_on: cells.day,
    joined_online: cells.flag,
    phone: cells.phone,
    email: cells.email,
    ticket_number: cells.text,
    ticket_status: wordCell(TICKET_STATUSES),
    ticket_status_on: cells.day,
    app_installed: cells.flag,
    profcards_participant: cells.flag,
    left_on: cells.day,
  }),
  stat_reports: z.object({
    org_ais_id: cells.requiredText,
    form: requiredWordCell(FORMS),
    as_of: cells.requiredDay,
    source: requiredWordCell(['auto', 'manual']),
    members_total: cells.whole,
    working: cells.whole,
    students: cells.whole,
    pensioners: cells.whole,
    primaries: cells.whole,
    primaries_created: cells.whole,
    territorials: cells.whole,
    legal_primaries: cells.whole,
    legal_territorials: cells.whole,
    with_territorial_rights: cells.whole,
  }),
  snapshots: z.object({
    org_ais_id: cells.requiredText,
    as_of: cells.requiredDay,
    members: cells.whole,
    working: cells.whole,
    students: cells.whole,
    pensioners: cells.whole,
    no_status: cells.whole,
    plastic_tickets: cells.whole,
    app_users: cells.whole,
    profcards_participants: cells.whole,
    joined_online: cells.whole,
    reports_primaries: cells.whole,
    reports_territorials: cells.whole,
  }),
  partners: z.object({
    partner_id: cells.requiredText,
    name: cells.requiredText,
    scope: requiredWordCell(['federal', 'regional']),
    region_ais_id: cells.text,
    town: cells.text,
    category: cells.text,
    cashback_text: cells.text,
    cashback_pct: cells.percent,
    conditions: cells.text,
    url: cells.text,
    from: cells.day,
    to: cells.day,
  }),
  purchases: z.object({
    purchase_id: cells.requiredText,
    member_ais_id: cells.requiredText,
    partner_id: cells.requiredText,
    bought_on: cells.requiredDay,
    amount_kopecks: cells.requiredWhole,
    cashback_kopecks: cells.requiredWhole,
  }),
  quiz_results: z.object({
    org_ais_id: cells.requiredText,
    held_on: cells.requiredDay,
    participants: cells.whole,
    passed: cells.whole,
    excellent: cells.whole,
  }),
  accounts: z.object({
    channel: requiredWordCell(['telegram']),
    external_id: cells.requiredText,
    member_ais_id: cells.text,
    office_org_ais_id: cells.text,
    locale: wordCell(['ru', 'en']),
    time_zone: cells.zone,
  }),
} as const

export type FileKind = keyof typeof rowSchemas
export type RowOf<Kind extends FileKind> = z.infer<(typeof rowSchemas)[Kind]>

/** In this order a file never names a row of a later one. */
export const FILE_KINDS = [
  'organisations',
  'members',
  'stat_reports',
  'snapshots',
  'partners',
  'purchases',
  'quiz_results',
  'accounts',
] as const satisfies readonly FileKind[]

/** The columns of a kind in the order of the contract. */
export function columnsOf(kind: FileKind): string[] {
  return Object.keys(rowSchemas[kind].shape)
}

/** The kind of a file with this header: the one it has most columns of; undefined where it is none of ours. */
export function kindOfHeader(header: readonly string[]): FileKind | undefined {
  const common = (kind: FileKind) => columnsOf(kind).filter((column) => header.includes(column)).length
  const [best] = FILE_KINDS.map((kind) => ({ kind, columns: common(kind) })).sort(
    (one, other) => other.columns - one.columns,
  )
  return best && best.columns > 1 ? best.kind : undefined
}

/** Columns that no row of the kind can do without, and that this header lacks. */
export function missingColumns(kind: FileKind, header: readonly string[]): string[] {
  const required = Object.entries<z.ZodType>(rowSchemas[kind].shape).filter(
    ([, cell]) => !cell.safeParse('').success,
  )
  return required.map(([column]) => column).filter((column) => !header.includes(column))
}
