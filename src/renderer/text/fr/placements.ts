import type { FileTranslation } from '../language.ts'
import type * as english from '../placements.ts'

const days = (count: number): string => `${count} ${count < 2 ? 'jour' : 'jours'}`

/** Stages. */
export const placements: FileTranslation<typeof english> = {
  placementText: {
    label: 'Stage',
    supervisor: 'Superviseur',
    noSupervisor: 'Personne',
    endsOn: 'Fin du stage',
    noEnd: 'Sans fin',
    explained: (name) =>
      `${name} devient inactif de soi-même le lendemain. ${name} et le superviseur en sont avertis 30, 14 et 3 jours avant.`,
    endsIn: (count) => (count === 0 ? 'Se termine aujourd’hui' : `Se termine dans ${days(count)}`),
    ended: (count) => `Terminé il y a ${days(count)}`,
    upgrade: 'Promouvoir',
    upgradeExplained: (name) => `fait de ${name} un praticien, avec ce compte.`,
    upgradeByOwner: 'Seul un propriétaire de la clinique peut promouvoir un étudiant.',
  },
  upgradeText: {
    title: (name) => `Promouvoir ${name}`,
    explained: (name) =>
      `${name} devient praticien. Compte, clients, séances et dossiers restent tels quels. Superviseur et fin de stage sont retirés.`,
    signsInAgain: (name) => `${name} se reconnecte pour obtenir les nouveaux droits.`,
    number: 'Nº d’inscription ou de permis',
    numberHelp: 'Peut être ajouté plus tard.',
    endsOn: 'Échéance',
    confirm: 'Promouvoir praticien',
    done: (name) => `${name} est maintenant praticien.`,
  },
  staffChoiceText: { nobodyFound: 'Personne ne correspond.', student: 'étudiant' },
}
