import type { FileTranslation } from '../language.ts'
import type * as english from '../timesheets.ts'

const inSessions = (count: number): string => (count < 2 ? `${count} séance` : `${count} séances`)

/** Feuilles de temps. */
export const timesheets: FileTranslation<typeof english> = {
  timesheetStatusLabels: {
    draft: 'Brouillon',
    submitted: 'Soumise',
    approved: 'Approuvée',
    denied: 'Refusée',
  },
  timesheetsText: {
    title: 'Feuilles de temps',
    states: 'État',
    failed: 'Les feuilles de temps n’ont pas pu être chargées',
    off: 'Les feuilles de temps sont désactivées',
    offExplained: 'Un propriétaire peut les activer dans les paramètres. Celles déjà remises restent ici.',
    offKept: 'Celles déjà remises restent ici.',
    openSwitch: 'Ouvrir Paramètres > Feuilles de temps',
    openOwn: 'Ouvrir vos séances',
    empty: {
      submitted: 'Aucune feuille n’attend',
      approved: 'Aucune n’a encore été approuvée',
      denied: 'Aucune n’a été refusée',
    },
    emptyExplained:
      'Les praticiens remettent leurs feuilles depuis leurs paramètres du compte, onglet « Séances », par « Générer une feuille de temps ».',
    tab: (state) => `${state}s`,
    practitioner: 'Praticien',
    period: 'Période',
    sessions: 'Séances',
    hours: 'Heures',
    reviewer: 'Réviseur',
    submittedAt: 'Soumise',
    decidedBy: (name) => `Décidée par ${name}`,
    open: (name, period) => `Ouvrir la feuille de temps de ${name}, ${period}`,
    more: 'En montrer plus',
    heading: (name) => `Feuille de temps de ${name}`,
    facts: (count, hours) => `${inSessions(count)}, ${hours} heures`,
    asked: (name) => `Réviseur : ${name}`,
    reason: (reason) => `Refusée : ${reason}`,
    heldElsewhere: (count) =>
      count === 1
        ? 'Une séance est aussi dans une autre feuille, faite en même temps sur un autre PC. Elle compte là-bas, pas ici.'
        : `${count} séances sont aussi dans d’autres feuilles, faites en même temps sur un autre PC. Elles comptent là-bas, pas ici.`,
    changedSince: (count) =>
      count === 1
        ? 'Une séance a été modifiée sur un autre PC après la remise de cette feuille. Elle figure ici telle que remise.'
        : `${count} séances ont été modifiées sur d’autres PC après la remise de cette feuille. Elles figurent ici telles que remises.`,
    approve: 'Approuver',
    deny: 'Refuser',
    approved: 'Approuvée. La feuille est close.',
    denied: 'Refusée. Les séances retournent au praticien.',
    denyReason: 'Pourquoi?',
    denyReasonHelp: 'Le praticien lira ceci.',
    resubmit: 'Soumettre à nouveau',
    resubmitted: (count) => `Soumise à nouveau, avec ${inSessions(count)}.`,
    resubmitExplained:
      'Changez d’abord ce qui doit l’être à la page « Séances ». Les séances qui ne sont plus tenues et facturables restent dehors.',
    csv: 'Exporter en CSV',
    pdf: 'Enregistrer en PDF',
    fileName: (name, from, until) => `feuille de temps ${name} ${from} ${until}.csv`,
    columns: {
      day: 'Jour',
      time: 'Heure',
      client: 'Client',
      service: 'Service',
      minutes: 'Minutes',
      hours: 'Heures',
      state: 'Feuille de temps',
      direct: 'Directe',
    },
    yes: 'oui',
    no: 'non',
    hiddenClient: 'Un client que vous ne voyez pas',
    totals: 'Totaux par semaine et service',
    chart: 'Heures par semaine et service, en image du tableau ci-dessous',
    week: 'Semaine du',
    sum: 'Ensemble',
  },
  accountSessionsText: {
    from: 'Du',
    until: 'Au',
    wrongOrder: 'La fin précède le début.',
    loading: 'Séances',
    empty: 'Aucune séance tenue et facturable',
    emptyExplained: 'Les séances tenues et facturables de cette période sont ici.',
    generate: 'Générer une feuille de temps',
    list: 'Séances',
    free: 'Pas encore dans une feuille',
  },
  generateText: {
    title: 'Générer une feuille de temps',
    period: (span) => `Séances tenues et facturables, ${span}`,
    clients: 'Clients',
    addAll: 'Tous les ajouter',
    client: (name, count) => `${name}, ${inSessions(count)}`,
    nothing: 'Chaque séance de cette période est déjà dans une feuille.',
    reviewer: 'Réviseur',
    reviewerHint: 'Un propriétaire ou l’administration',
    noReviewer:
      'Personne d’autre ne peut l’examiner : il faut un propriétaire ou l’administration, à part vous.',
    chosen: (count, hours) => `${inSessions(count)}, ${hours} heures`,
    needClient: 'Ajoutez au moins un client.',
    submit: 'Enregistrer et soumettre',
    done: (count) => `Soumise, avec ${inSessions(count)}.`,
  },
}
