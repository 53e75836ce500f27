import { extractText, getDocumentProxy } from 'unpdf'

/** The sizes of the pages in whole points, and the words of all of them as somebody would copy them. */
export async function readPdf(pdf: Buffer): Promise<{ pages: number[][]; text: string }> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages: number[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { view } = await document.getPage(number)
    pages.push(view.slice(2).map(Math.round))
  }
  const { text } = await extractText(document, { mergePages: true })
  return { pages, text: text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ') }
}
