import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'
import { fullTime } from './time.ts'

type Alert = OutputOf<'alerts.list'>['alerts'][number]

/** The words of what owners must hear of, at the top of Home. */
export const alertsText = translatable('alerts.alertsText', {
  title: 'Owners should know',
  settle: 'Mark as settled',
  settleLabel: (sentence: string): string => `Mark as settled: ${sentence}`,
  settled: 'Settled.',
  undo: 'Undo',
  open: 'Open account',
  openLabel: (name: string): string => `Open account of ${name}`,
  failed: 'What owners should know could not be loaded',
} as const)

const textOf = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '' : typeof value === 'number' ? numberFormat().format(value) : value

const momentOf = (value: string | number | undefined): string =>
  typeof value === 'number' ? fullTime(value) : ''

const reasonGiven = (reason: string): string => (reason === '' ? '' : ` Reason given: “${reason}”`)

/** What happened, by the kind of alert: who (empty where nobody knows), on which PC, and what to look at. */
export const alertSentences = translatable('alerts.alertSentences', {
  emergencyAccess: (who: string, pc: string, reason: string): string =>
    `${who === '' ? 'Somebody' : who} opened the emergency view${pc === '' ? '' : ` on ${pc}`}.${reasonGiven(reason)}`,
  bulkReading: (who: string, pc: string, count: string): string =>
    `${who === '' ? 'Somebody' : who} opened ${count === '' ? 'very many' : count} records in a short time${pc === '' ? '' : ` on ${pc}`} and was stopped. Ask what for; the logs name each one.`,
  logDamaged: (pc: string): string =>
    `The log of this clinic was changed outside the program${pc === '' ? '' : ` on ${pc}`}. Entries may be missing; look at Logs.`,
  lockedOut: (who: string, pc: string): string =>
    `The sign-in of ${who === '' ? 'somebody' : who} is locked after wrong tries${pc === '' ? '' : ` on ${pc}`}. Unlock it in the account, if it was them.`,
  pcWentBack: (pc: string): string =>
    `The data on ${pc === '' ? 'a PC' : pc} went back to an older state, as after a restored backup. It got back what it had sent before, and keeps what was done since. If nobody restored a backup, ask who used that PC.`,
  hubWentBack: (): string =>
    'The hub lost changes that it had, as after a restored backup. The PCs sent them again, and nothing was lost on them. If nobody restored the hub, ask whoever looks after it.',
  backupMissing: (pc: string, days: string): string =>
    `No backup could be made for ${days === '' ? 'several' : days} days${pc === '' ? '' : ` on ${pc}`}. Look at Settings > Backups on that PC.`,
  pcNotHeard: (pc: string): string =>
    `Changes from ${pc === '' ? 'a PC' : pc} can’t be read, so nothing that other PCs did since comes here. Ask whoever looks after the hub. If that does not help, note down what was done on that PC last, and take it out in Settings > Sync: then the other PCs go on, and it can be added again with a new code.`,
  changesLost: (pc: string, since: string): string =>
    `${pc === '' ? 'A PC' : pc} was taken out of the clinic, and what it sent before can’t be read. What was done on it ${since === '' ? 'is' : `after ${since} may be`} on no other PC: look there, and enter it again.`,
} as const)

const atPc = (pc: string): string => (pc === '' ? 'another PC' : pc)

/** What another PC did to an owner's rights: whose, and on which PC. */
export const ownerChangeSentences = translatable('alerts.ownerChangeSentences', {
  ownership: (who: string, pc: string): string =>
    `${who} became a clinic owner on ${atPc(pc)}. If no owner did that, take that PC out in Settings > Sync, and the ownership away in Settings > Clinic.`,
  password: (who: string, pc: string): string =>
    `The password of ${who}, a clinic owner, was changed on ${atPc(pc)}. If nobody meant to, take that PC out in Settings > Sync, and set another password.`,
  secondFactor: (who: string, pc: string): string =>
    `The MFA of ${who}, a clinic owner, was changed on ${atPc(pc)}. If nobody meant to, take that PC out in Settings > Sync, and reset it.`,
} as const)

/** What another PC did to an owner's rights, as a sentence. */
export const ownerChangeSentence = ({
  what,
  name,
  deviceName,
}: OutputOf<'owners.listChanges'>['changes'][number]): string => ownerChangeSentences[what](name, deviceName)

/** What happened, as a sentence. */
export function alertSentence(alert: Alert): string {
  const { kind, facts, deviceName } = alert
  const who = alert.about?.name ?? textOf(facts['name'])
  switch (kind) {
    case 'emergencyAccess':
      return alertSentences.emergencyAccess(who, deviceName, textOf(facts['reason']))
    case 'bulkReading':
      return alertSentences.bulkReading(who, deviceName, textOf(facts['count']))
    case 'logDamaged':
      return alertSentences.logDamaged(deviceName)
    case 'lockedOut':
      return alertSentences.lockedOut(who, deviceName)
    case 'pcWentBack':
      return alertSentences.pcWentBack(deviceName)
    case 'hubWentBack':
      return alertSentences.hubWentBack()
    case 'backupMissing':
      return alertSentences.backupMissing(deviceName, textOf(facts['days']))
    case 'pcNotHeard':
      return alertSentences.pcNotHeard(textOf(facts['name']))
    case 'changesLost':
      return alertSentences.changesLost(textOf(facts['name']), momentOf(facts['since']))
    default:
      return assertNever(kind)
  }
}
