import type { MailLanguage } from '../mailLanguage.ts'

type Kinds = MailLanguage['kinds']
type Kind = keyof Kinds & (`appointment${string}` | `timesheet${string}`)

const ASK_OFFICE = 'Si vous avez des questions, adressez-vous au bureau de la clinique.'
/** Un courriel peut être lu en chemin : il dit quand, jamais de qui il s’agit. */
const NO_NAMES =
  'Ce courriel ne nomme personne, exprès. Les séances dans le programme, ou le bureau, disent le reste.'

const lasting = (minutes: unknown): string => (typeof minutes === 'number' ? `, ${minutes} minutes` : '')

/** Les mots des rendez-vous et des feuilles de temps : aux praticiens, aux réviseurs, aux familles des clients. */
export const sessionWords: Pick<Kinds, Kind> = {
  appointmentCreated: ({ minutes }, when) => ({
    subject: 'Un nouveau rendez-vous',
    lines: [`Il y a un nouveau rendez-vous : ${when}${lasting(minutes)}.`, NO_NAMES],
    advice: ASK_OFFICE,
  }),
  appointmentChanged: ({ minutes }, when) => ({
    subject: 'Un rendez-vous a été modifié',
    lines: [`Un rendez-vous a été modifié. Il est maintenant : ${when}${lasting(minutes)}.`, NO_NAMES],
    advice: ASK_OFFICE,
  }),
  appointmentCancelled: (_facts, when) => ({
    subject: 'Un rendez-vous a été annulé',
    lines: [`Ce rendez-vous n’aura pas lieu : ${when}.`, NO_NAMES],
    advice: ASK_OFFICE,
  }),
  timesheetSubmitted: () => ({
    subject: 'Une feuille de temps vous attend',
    lines: [
      'Une feuille de temps a été soumise, et on vous a demandé de la réviser.',
      'Ouvrez Feuilles de temps dans le programme.',
    ],
    advice: '',
  }),
  timesheetApproved: () => ({
    subject: 'Votre feuille de temps a été approuvée',
    lines: ['Votre feuille de temps a été approuvée. Elle est close, et ses séances aussi.'],
    advice: '',
  }),
  timesheetDenied: () => ({
    subject: 'Votre feuille de temps a été refusée',
    lines: [
      'Votre feuille de temps a été refusée. Vous pouvez de nouveau modifier ses séances.',
      'Feuilles de temps, dans le programme, dit pourquoi et permet de la soumettre à nouveau.',
    ],
    advice: '',
  }),
}
