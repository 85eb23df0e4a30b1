import type { OutputOf } from '#shared/contract/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'

type Alert = OutputOf<'alerts.list'>['alerts'][number]

/** The words of what owners must hear of, at the top of Home. */
export const alertsText = {
  title: 'Owners should know',
  settle: 'Settled',
  settleLabel: (sentence: string): string => `Settled: ${sentence}`,
  settled: 'Settled.',
  undo: 'Undo',
  open: (name: string): string => `Open ${name}`,
  failed: 'What owners should know could not be loaded',
} as const

const textOf = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '' : String(value)

/** What happened, as a sentence: who, on which PC, and what to look at. */
export function alertSentence(alert: Alert): string {
  const { kind, facts, deviceName } = alert
  const who = alert.about?.name ?? textOf(facts['name'])
  const where = deviceName === '' ? '' : ` on ${deviceName}`
  switch (kind) {
    case 'emergencyAccess': {
      const reason = textOf(facts['reason'])
      return `${who === '' ? 'Somebody' : who} opened the emergency view${where}.${reason === '' ? '' : ` Reason given: “${reason}”`}`
    }
    case 'bulkReading': {
      const count = textOf(facts['count'])
      return `${who === '' ? 'Somebody' : who} opened ${count === '' ? 'very many' : count} records in a short time${where} and was stopped. Ask what for; the logs name each one.`
    }
    case 'logDamaged':
      return `The log of this clinic was changed outside the program${where}. Entries may be missing; look at Logs.`
    case 'lockedOut':
      return `The sign-in of ${who === '' ? 'somebody' : who} is locked after wrong tries${where}. Unlock it in the account, if it was them.`
    default:
      return assertNever(kind)
  }
}
