import type { Drawing } from '../drawing.ts'
import { toPdf } from '../pdf.ts'
import { say } from '../words.ts'
import { onePage } from './sheet.ts'

/** The head of a paper stands at the right. */
const HEAD = { from: 0.42 }

/** A parent's consent, to be filled in by hand: of what is printed only the place is known. */
export function parentConsentPdf(place: string): Promise<Buffer> {
  return toPdf([drawParentConsent(place)], say('paper.parent.title'))
}

export function drawParentConsent(place: string): Drawing {
  return onePage((sheet) => {
    sheet.write(say('paper.join.to'), HEAD)
    sheet.write(place, { ...HEAD, weight: 'bold' })
    sheet.write(say('paper.parent.head'), { anchor: 'middle', weight: 'bold', scale: 1.12, above: 2.2 })
    sheet.write(say('paper.parent.about'), { anchor: 'middle' })
    sheet.blank(say('paper.parent.me'), { above: 1.4 })
    sheet.blank('')
    sheet.blank(say('paper.phone'))
    sheet.write(say('paper.parent.relation'), { above: 0.6 })
    sheet.blank(say('paper.parent.child'), { above: 0.8 })
    sheet.blank('')
    sheet.blank(say('paper.birthDate'))
    sheet.write(say('paper.parent.join'), { above: 0.9 })
    sheet.write(say('paper.parent.data'), { above: 0.6 })
    sheet.write(say('paper.parent.withdraw'), { above: 0.6 })
    sheet.write(say('paper.date', blanks()), { above: 2.2 })
    sheet.write(say('paper.parent.signature', blanks()), { above: 0.9 })
    sheet.rule()
    sheet.write(say('paper.parent.mark'), { scale: 0.88, grey: true })
    sheet.write(say('paper.parent.received', blanks()), { scale: 0.88, above: 0.5 })
    sheet.write(say('paper.join.chair', blanks()), { scale: 0.88, above: 0.8 })
  })
}

function blanks() {
  const line = '_'.repeat(22)
  return { day: '_'.repeat(4), month: '_'.repeat(14), year: '_'.repeat(3), line }
}
