import { planNames } from '../index.ts'
import type { FileTranslation } from '../language.ts'
import type * as english from '../settings.ts'

/** Paramètres. */
export const settings: FileTranslation<typeof english> = {
  settingsText: {
    title: 'Paramètres',
    sections: 'Sections des paramètres',
    clinic: 'Clinique',
    plan: 'Forfait',
    security: 'Sécurité',
    disciplines: 'Disciplines',
    tiers: 'Échelons de rémunération',
    timesheets: 'Feuilles de temps',
    team: 'Page de l’équipe',
    mail: 'Courriel',
    sync: 'Synchronisation',
    thisPc: 'Ce PC',
    backups: 'Sauvegardes',
    name: 'Nom',
    phone: 'Téléphone',
    email: 'Courriel',
    address: 'Adresse',
    timezone: 'Fuseau horaire',
    timezoneHint: 'Les heures des séances y sont montrées.',
    planLabel: 'Forfait de la clinique',
    idleLock: 'Verrouiller le poste après',
    idleLockHint: 'Minutes sans toucher clavier ni souris, de 1 à 15',
    minutes: 'min',
    temporary: 'Un mot de passe temporaire vaut',
    hours: { 24: '24 heures', 36: '36 heures', 48: '48 heures', 168: '1 semaine' },
    disciplinesExplained: 'Ce que font les personnes ici. Services et numéros de permis en découlent.',
    tiersExplained: 'Niveaux de paie. Un service d’un échelon n’est offert qu’aux praticiens de cet échelon.',
    newDiscipline: 'Nouvelle discipline',
    newTier: 'Nouvel échelon de rémunération',
    noDisciplines: 'Encore aucune discipline',
    noTiers: 'Encore aucun échelon',
    listEmpty: 'Ajoutez le premier élément ci-dessus.',
    timesheetsSwitch: 'Les personnes remettent des feuilles de temps',
    timesheetsOn:
      'Chaque praticien a l’onglet Séances dans son compte, avec « Générer une feuille de temps »; un propriétaire ou l’administration approuve.',
    timesheetsOff:
      'L’onglet Séances et la page Feuilles de temps ne sont pas montrés. Ce qui a été remis est gardé.',
    teamSwitch: 'La clinique a une page d’équipe publique',
    teamOn: 'Les praticiens actifs et leur biographie y figurent.',
    teamOff: 'Aucune biographie n’est montrée hors de ce programme.',
    device: 'Nom de ce PC',
    dataFolder: 'Dossier des données',
    size: 'Taille des données',
    keyStore: 'Clé',
    keyInKeychain: 'Dans le trousseau de ce PC',
    keyInFile: 'Dans un fichier sur ce PC',
    recovery: 'Feuille de récupération',
    recoveryConfirmed: 'Confirmée',
    recoveryOpen: 'Pas encore confirmée',
    confirmSheet: 'Confirmer la feuille',
    renew: 'Faire une nouvelle feuille de récupération',
    saved: 'Enregistré.',
    unsaved: 'Modifications non enregistrées',
    failed: 'Les paramètres n’ont pas pu être chargés',
  },
  planText: {
    smaller: (plan) => `Ce que ${planNames[plan]} ne permet plus`,
    practitionersStay: (count) =>
      count === 1
        ? 'Le praticien actif reste, et continue de travailler.'
        : `Les ${count} praticiens actifs restent, et continuent de travailler.`,
    noFurther:
      'Personne d’autre ne peut devenir praticien : ni ajouté, ni réactivé, ni promu, ni par le rôle.',
    sessionLimit: 'Au plus 25 séances directes par mois.',
    othersStay: 'Étudiants, administration, parents et contacts peuvent être ajoutés comme avant.',
  },
}
