/** Days in which a person may think better of being erased; the law gives 30 in all (152-FZ, art. 21). */
export const THINK_DAYS = 3
export const LAWFUL_DAYS = 30

/** What a person may take back, each by itself. */
export const PURPOSES = ['joining', 'mailings', 'offers', 'email'] as const
export type Purpose = (typeof PURPOSES)[number]

export function readPurpose(text: string): Purpose | undefined {
  return PURPOSES.find((purpose) => purpose === text)
}
