/** A text without the marks of bold and italic, which paper does not know. */
export function cleanForPaper(text: string): string {
  return text.replace(/\*\*|__/g, '')
}
