/** No organisation takes a tenth of somebody's pay: a slip of the finger. */
const HIGHEST = 10

/** A rate of dues in per cent as it is typed: «1», «1,5 %». Undefined for anything that cannot be one. */
export function readDuesRate(text: string): string | undefined {
  const written = /^\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*%?\s*$/.exec(text)?.[1]?.replace('.', ',')
  const value = Number(written?.replace(',', '.'))
  return written !== undefined && value > 0 && value <= HIGHEST ? written : undefined
}
