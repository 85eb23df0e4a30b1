import type { MailLanguage } from '../mailLanguage.ts'

type Kinds = MailLanguage['kinds']
type Kind = keyof Kinds & (`appointment${string}` | `timesheet${string}`)

const ASK_OFFICE = 'If you have questions, ask the office of the clinic.'
/** Mail can be read on its way: it says when, and never whom it is about. */
const NO_NAMES = 'This mail names nobody on purpose. Sessions in the program, or the office, say the rest.'

const lasting = (minutes: unknown): string => (typeof minutes === 'number' ? `, ${minutes} minutes` : '')

/** The words about appointments and timesheets in English: to practitioners, reviewers, and families of clients. */
export const sessionWords: Pick<Kinds, Kind> = {
  appointmentCreated: ({ minutes }, when) => ({
    subject: 'A new appointment',
    lines: [`There is a new appointment: ${when}${lasting(minutes)}.`, NO_NAMES],
    advice: ASK_OFFICE,
  }),
  appointmentChanged: ({ minutes }, when) => ({
    subject: 'An appointment was changed',
    lines: [`An appointment was changed. It is now: ${when}${lasting(minutes)}.`, NO_NAMES],
    advice: ASK_OFFICE,
  }),
  appointmentCancelled: (_facts, when) => ({
    subject: 'An appointment was cancelled',
    lines: [`This appointment will not take place: ${when}.`, NO_NAMES],
    advice: ASK_OFFICE,
  }),
  timesheetSubmitted: () => ({
    subject: 'A timesheet waits for you',
    lines: ['A timesheet was handed in, and you were asked to review it.', 'Open Timesheets in the program.'],
    advice: '',
  }),
  timesheetApproved: () => ({
    subject: 'Your timesheet was approved',
    lines: ['Your timesheet was approved. It is closed now, and so are its sessions.'],
    advice: '',
  }),
  timesheetDenied: () => ({
    subject: 'Your timesheet was denied',
    lines: [
      'Your timesheet was denied. Its sessions are yours to change again.',
      'Timesheets in the program says why, and lets you hand it in again.',
    ],
    advice: '',
  }),
}
