import type { Policy } from '../domain/identity/who.ts'
import type { Features } from './features.ts'
import type { Handler } from './turn.ts'

/** One thing a person can do. A button's route is its name; `command` is what is typed after a slash. */
export interface Route {
  name: string
  command?: string
  who: Policy
  handle: Handler
}

/** THE table: everything the bot answers to, and who may. What is not here does not exist. */
export function createRoutes(features: Features): Route[] {
  const {
    menu,
    dialogue,
    link,
    card,
    bonus,
    profile,
    office,
    mend,
    invites,
    duplicates,
    join,
    applications,
    announce,
    settings,
  } = features
  return [
    // everyone
    { name: 'start', command: 'start', who: 'anyone', handle: menu.start },
    { name: 'menu', command: 'menu', who: 'anyone', handle: menu.menu },
    { name: 'help', command: 'help', who: 'anyone', handle: menu.help },
    { name: 'cancel', command: 'cancel', who: 'anyone', handle: dialogue.cancel },
    { name: 'answer', who: 'anyone', handle: dialogue.answer },
    { name: 'edit', who: 'anyone', handle: dialogue.edit },
    { name: 'back', who: 'anyone', handle: dialogue.back },
    { name: 'settings', command: 'settings', who: 'anyone', handle: settings.show },
    { name: 'language', who: 'anyone', handle: settings.language },
    { name: 'settings.mail', who: 'anyone', handle: settings.mail },
    { name: 'settings.mute', who: 'anyone', handle: settings.mute },
    { name: 'settings.zones', who: 'anyone', handle: settings.zones },
    { name: 'settings.zone', who: 'anyone', handle: settings.zone },
    { name: 'privacy', command: 'privacy', who: 'anyone', handle: settings.privacy },
    { name: 'ask', command: 'ask', who: 'anyone', handle: settings.ask },
    // people
    { name: 'join', command: 'join', who: 'anyone', handle: join.start },
    { name: 'join.send', who: 'anyone', handle: join.send },
    { name: 'join.restart', who: 'anyone', handle: join.restart },
    { name: 'join.mine', who: 'anyone', handle: join.mine },
    { name: 'join.withdraw', who: 'anyone', handle: join.withdraw },
    { name: 'link', command: 'link', who: 'anyone', handle: link.start },
    { name: 'link.ticket', who: 'anyone', handle: link.byTicket },
    { name: 'unlink', who: 'anyone', handle: link.unlink },
    { name: 'unlink.yes', who: 'anyone', handle: link.unlinkConfirmed },
    { name: 'card', command: 'card', who: 'member', handle: card.show },
    { name: 'bonus', command: 'bonus', who: 'member', handle: bonus.show },
    { name: 'profile', command: 'profile', who: 'member', handle: profile.show },
    { name: 'profile.status', who: 'member', handle: profile.status },
    { name: 'transfer', command: 'transfer', who: 'member', handle: profile.transfer },
    { name: 'leave', command: 'leave', who: 'member', handle: profile.leave },
    // chairs
    { name: 'office', command: 'office', who: 'office', handle: office.show },
    { name: 'gaps', command: 'gaps', who: 'office', handle: office.gaps },
    { name: 'gap.fill', who: 'office', handle: office.fill },
    { name: 'access.ask', who: 'office', handle: office.askFull },
    { name: 'access', who: 'decider', handle: office.decideFull },
    { name: 'proposal', who: 'decider', handle: office.proposal },
    { name: 'join.link', who: 'decider', handle: office.joinLink },
    { name: 'decision.days', who: 'office', handle: office.decisionDays },
    { name: 'access.list', who: 'decider', handle: invites.list },
    { name: 'invite', who: 'decider', handle: invites.hand },
    { name: 'invite.revoke', who: 'decider', handle: invites.revoke },
    { name: 'invite.end', who: 'decider', handle: invites.end },
    { name: 'duplicates', who: 'decider', handle: duplicates.next },
    { name: 'duplicate', who: 'decider', handle: duplicates.decide },
    { name: 'summary', command: 'summary', who: 'office', handle: office.summary },
    { name: 'applications', command: 'applications', who: 'decider', handle: applications.list },
    { name: 'application', who: 'decider', handle: applications.show },
    { name: 'application.accept', who: 'decider', handle: applications.accept },
    { name: 'application.decline', who: 'decider', handle: applications.decline },
    { name: 'application.undo', who: 'decider', handle: applications.undo },
    { name: 'application.protocol', who: 'decider', handle: applications.protocol },
    { name: 'application.talk', who: 'anyone', handle: applications.talk },
    { name: 'link.request', who: 'decider', handle: link.request },
    { name: 'link.confirm', who: 'anyone', handle: link.confirm },
    { name: 'link.refuse', who: 'anyone', handle: link.refuse },
    // officers and admins
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
    { name: 'mend', who: 'decider', handle: mend.show },
    { name: 'mend.rule', who: 'decider', handle: mend.rule },
    { name: 'mend.list', who: 'decider', handle: mend.list },
    { name: 'readiness', who: 'decider', handle: mend.readiness },
    { name: 'report', command: 'report', who: 'reader', handle: office.report },
  ]
}
