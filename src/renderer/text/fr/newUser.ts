import type { FileTranslation } from '../language.ts'
import type * as english from '../newUser.ts'

/** « Nouvelle personne ». */
export const newUser: FileTranslation<typeof english> = {
  newUserText: {
    titles: {
      staff: 'Praticien',
      student: 'Praticien étudiant',
      guardian: 'Parent/tuteur',
      contact: 'Contact',
    },
    firstName: 'Prénom',
    lastName: 'Nom',
    title: 'Titre',
    titleHint: {
      staff: 'Orthophoniste',
      student: 'Étudiante en orthophonie',
      guardian: 'Mère',
      contact: 'Enseignante',
    },
    titleSuggestions: {
      staff: [
        'Admin',
        'Orthophoniste',
        'Ergothérapeute',
        'Physiothérapeute',
        'BCBA',
        'Assistante en orthophonie',
        'Assistante en ergothérapie',
        'RBT',
        'Psychologue',
        'Travailleur social',
      ],
      student: [
        'Étudiante en orthophonie',
        'Étudiante en ergothérapie',
        'Étudiante en physiothérapie',
        'Stagiaire BCBA',
      ],
      guardian: ['Mère', 'Père', 'Grand-mère', 'Grand-père', 'Tuteur', 'Parent d’accueil'],
      contact: ['Enseignante', 'Médecin', 'Gestionnaire de cas', 'Psychologue scolaire'],
    },
    primaryEmail: 'Courriel principal',
    signInName: 'C’est le nom de connexion.',
    phone: 'Téléphone',
    roles: 'Rôles',
    rolesHelp: 'Une personne peut en avoir plusieurs.',
    ownershipElsewhere: 'La propriété se donne dans Paramètres > Clinique.',
    discipline: 'Discipline',
    tier: 'Échelon de rémunération',
    none: 'Aucun',
    addDiscipline: 'Ajouter une discipline',
    addTier: 'Ajouter un échelon de rémunération',
    save: 'Enregistrer',
    saveAndContinue: 'Enregistrer et continuer',
    openPerson: (name) => `Ouvrir ${name}`,
    restored: 'Ce que vous aviez saisi est de retour.',
    studentHelp: 'Les étudiants sont gratuits dans tous les forfaits.',
    portalHelp: 'N’a pas de connexion à ce programme.',
  },
}
