import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'
import type * as english from '../merging.ts'

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${numberFormat().format(count)} ${more}`

/** « Fusionner avec … ». */
export const merging: FileTranslation<typeof english> = {
  mergeFieldNames: {
    firstName: 'Prénom',
    lastName: 'Nom',
    title: 'Titre',
    primaryEmail: 'Courriel principal',
    secondaryEmail: 'Autre courriel',
    primaryPhone: 'Téléphone principal',
    secondaryPhone: 'Autre téléphone',
    discipline: 'Discipline',
    compensationTier: 'Échelon de rémunération',
    staffId: 'Nº d’employé',
    registrationNumber: 'Nº d’inscription',
    registrationExpiresOn: 'Fin de l’inscription',
    bio: 'Biographie',
    photo: 'Photo',
    preferredName: 'Prénom usuel',
    birthDate: 'Date de naissance',
    pronouns: 'Pronoms',
    status: 'Statut',
    since: 'Client depuis',
    phone: 'Téléphone',
    email: 'Courriel',
    address: 'Adresse',
    school: 'École',
    notes: 'Notes',
  },
  mergingText: {
    open: 'Fusionner avec …',
    title: (name) => `Fusionner ${name} avec une autre fiche`,
    intro: 'Pour quelqu’un qui est ici deux fois. Les deux fiches deviennent une; rien n’est supprimé.',
    search: 'L’autre fiche',
    searchHint: 'Nom, courriel, téléphone ou nº d’employé',
    searchClients: 'Nom',
    likely: 'Semble être la même personne',
    results: 'Fiches à fusionner',
    noneLikely: 'Personne ici ne semble être la même personne. Cherchez l’autre fiche.',
    noneFound: 'Personne de ce nom.',
    inactive: 'Inactif',
    before: 'Fusionnée auparavant',
    mergedOn: (name, when, who) => (who === '' ? `${name}, ${when}` : `${name}, ${when}, par ${who}`),
    undoOf: (name) => `Annuler la fusion avec ${name}`,
    loading: 'Comparaison des deux',
    failed: 'Ces deux fiches ne peuvent pas être fusionnées',
    stays: 'Quelle fiche reste?',
    choose: 'Que dit-elle alors?',
    part: 'Champ',
    fieldChoice: (field) => `${field} : lequel reste`,
    same: 'Les deux disent la même chose.',
    empty: 'rien',
    photoThere: 'une photo',
    locked: 'Un propriétaire peut le changer ensuite.',
    roles: 'Rôle dans l’application',
    rolesKept: (roles) => (roles === '' ? 'Aucun' : roles),
    rolesBoth: (roles) => `Les deux : ${roles}`,
    rolesLocked: 'Seul un propriétaire donne des rôles : ceux de la fiche qui reste sont gardés.',
    another: 'Une autre fiche',
    lookAgain: 'Regarder à nouveau',
    confirm: 'Fusionner',
    moves: (moves, kept) => {
      const parts = [
        moves.clients > 0 ? many(moves.clients, 'client', 'clients') : '',
        moves.people > 0 ? many(moves.people, 'personne autour du client', 'personnes autour du client') : '',
        moves.sessions > 0 ? many(moves.sessions, 'séance', 'séances') : '',
        moves.timesheets > 0 ? many(moves.timesheets, 'feuille de temps', 'feuilles de temps') : '',
        moves.crews > 0 ? many(moves.crews, 'équipe', 'équipes') : '',
        moves.students > 0 ? many(moves.students, 'stagiaire', 'stagiaires') : '',
      ].filter((part) => part !== '')
      return parts.length === 0
        ? 'Aucun client, aucune séance, aucune équipe ne change de fiche.'
        : `Passe à ${kept} : ${parts.join(', ')}.`
    },
    pointer: (merged) =>
      `L’autre fiche, ${merged}, n’est plus affichée nulle part. Ce que d’autres PC y changent encore va à celle qui reste, ou à « À examiner ».`,
    endsSignIn: 'Son mot de passe et sa MFA prennent fin; ceux de la fiche qui reste sont gardés.',
    done: (name) => `Les deux fiches de ${name} n’en font qu’une.`,
    undo: 'Annuler',
    undone: (name) => `Il y a de nouveau deux fiches de ${name}.`,
    notUndone: 'L’annulation n’a pas été possible.',
  },
}
