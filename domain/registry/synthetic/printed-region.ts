/** What the decree prints of one regional or okrug organisation. undefined: not printed. */
export interface PrintedRegion {
  aisId: string
  /** name and kind: the key of a region */
  key: string
  name: string
  kind: string
  isOkrug: boolean
  coveragePct: number | undefined
  ticketPct: number | undefined
  onlineCount: number | undefined
  onlinePct: number | undefined
  primaries: number | undefined
  primariesReported: number | undefined
  quiz: { participants: number; passed: number | undefined; excellent: number | undefined } | undefined
}

/** Reads the rows of regions.csv (heading → cell), in the order of the file. */
export function readPrintedRegions(rows: ReadonlyArray<Record<string, string>>): PrintedRegion[] {
  return rows.map((row, at) => {
    const number = (column: string) => (row[column] ? Number(row[column]) : undefined)
    const participants = number('dictation_participants')
    return {
      aisId: `r-${String(at + 1).padStart(2, '0')}`,
      key: `${row['name']}|${row['kind']}`,
      name: row['name'] ?? '',
      kind: row['kind'] ?? '',
      isOkrug: row['kind'] === 'окружная',
      coveragePct: number('ais_vs_stat_pct'),
      ticketPct: number('epb_pct'),
      onlineCount: number('online_join_count'),
      onlinePct: number('online_join_pct'),
      primaries: number('ppo_total'),
      primariesReported: number('ppo_reports'),
      quiz:
        participants === undefined
          ? undefined
          : { participants, passed: number('dictation_passed'), excellent: number('dictation_excellent') },
    }
  })
}
