/** What a sheet of Excel holds, the header included. */
export const MAX_ROWS = 1_048_576

export type CellFormat = 'text' | 'integer' | 'decimal2' | 'percent2' | 'date'

/** A chart of columns of the same sheet, by their index. */
export interface SheetChart {
  title: string
  kind: 'bar' | 'column' | 'line'
  category: number
  values: number[]
}

/**
 * One table of a workbook. `percent2` takes per cent (75.78, not 0.7578), `date` a day as YYYY-MM-DD. Without a width
 * a column is as wide as what stands in it; without a format numbers are numbers and the rest is text.
 */
export interface Sheet {
  name: string
  columns: Array<{ title: string; width?: number; format?: CellFormat }>
  rows: Array<Array<string | number | null>>
  chart?: SheetChart
}
