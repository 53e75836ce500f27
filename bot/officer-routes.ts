import type { Features } from './features.ts'
import type { Route } from './routes.ts'

/** The part of the table that is for officers and admins. */
export function officerRoutes(features: Features): Route[] {
  const { announce, bonus, imports, lookup, mend, questions, summary } = features
  return [
    { name: 'announce', command: 'announce', who: 'decider', handle: announce.start },
    { name: 'announce.preview', who: 'decider', handle: announce.preview },
    { name: 'announce.send', who: 'decider', handle: announce.send },
    { name: 'broadcasts', command: 'broadcasts', who: 'decider', handle: announce.list },
    { name: 'broadcast', who: 'decider', handle: announce.show },
    { name: 'broadcast.pause', who: 'decider', handle: announce.pause },
    { name: 'broadcast.resume', who: 'decider', handle: announce.resume },
    { name: 'broadcast.cancel', who: 'decider', handle: announce.cancel },
    { name: 'broadcast.retract', who: 'decider', handle: announce.retract },
    { name: 'broadcast.again', who: 'decider', handle: announce.again },
    { name: 'broadcast.file', who: 'decider', handle: announce.file },
    { name: 'bonus.texts', who: 'decider', handle: bonus.texts },
    { name: 'bonus.edit', who: 'decider', handle: bonus.editText },
    { name: 'bonus.save', who: 'decider', handle: bonus.saveText },
    { name: 'bonus.undo', who: 'decider', handle: bonus.undoText },
    { name: 'faq', who: 'decider', handle: questions.faq },
    { name: 'faq.entry', who: 'decider', handle: questions.faqEntry },
    { name: 'faq.edit', who: 'decider', handle: questions.faqEdit },
    { name: 'faq.save', who: 'decider', handle: questions.faqSave },
    { name: 'faq.remove', who: 'decider', handle: questions.faqRemove },
    { name: 'faq.undo', who: 'decider', handle: questions.faqUndo },
    { name: 'mend', who: 'decider', handle: mend.show },
    { name: 'mend.rule', who: 'decider', handle: mend.rule },
    { name: 'mend.list', who: 'decider', handle: mend.list },
    { name: 'readiness', who: 'decider', handle: mend.readiness },
    { name: 'find', command: 'find', who: 'inspector', handle: lookup.find },
    { name: 'find.page', who: 'inspector', handle: lookup.page },
    { name: 'find.org', who: 'inspector', handle: lookup.org },
    { name: 'find.person', who: 'inspector', handle: lookup.person },
    { name: 'trail', who: 'inspector', handle: lookup.trail },
    { name: 'import', command: 'import', who: 'officer', handle: imports.start },
    { name: 'import.run', who: 'officer', handle: imports.run },
    { name: 'import.drop', who: 'officer', handle: imports.drop },
    { name: 'import.rejects', who: 'officer', handle: imports.rejects },
    { name: 'report', command: 'report', who: 'reader', handle: summary.report },
  ]
}
