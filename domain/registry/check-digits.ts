const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** The last digit of an organisation's ИНН, from its first nine. */
export function innCheckDigit(nineDigits: string): number {
  const sum = INN_WEIGHTS.reduce((total, weight, at) => total + weight * Number(nineDigits[at]), 0)
  return (sum % 11) % 10
}

/** The last digit of an organisation's ОГРН, from its first twelve. */
export function ogrnCheckDigit(twelveDigits: string): number {
  return (Number(twelveDigits) % 11) % 10
}
