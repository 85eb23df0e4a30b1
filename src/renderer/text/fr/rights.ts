import type { FileTranslation } from '../language.ts'
import type * as english from '../rights.ts'

const many = (count: number, one: string, several: string): string => `${count} ${count < 2 ? one : several}`

/** Droits. */
export const rights: Omit<FileTranslation<typeof english>, 'rightsGroups'> = {
  rightNames: {
    'home.open': 'Voir à l’accueil ce qui les attend',
    'timesheets.own': 'Tenir leurs séances et feuilles de temps',
    'sessions.view': 'Voir les séances',
    'sessions.edit': 'Saisir, changer et annuler des séances',
    'clients.edit': 'Changer ce que dit le dossier d’un client',
    'clients.assign': 'Désigner praticiens, tuteurs et contacts',
    'clients.add': 'Ajouter des clients',
    'clients.view': 'Voir les clients et ouvrir leurs dossiers',
    'clients.viewFinances': 'Voir les finances au dossier d’un client',
    'users.list': 'Voir tout le monde dans Utilisateurs',
    'users.add': 'Ajouter des personnes',
    'users.view': 'Ouvrir les comptes',
    'users.editProfile': 'Changer noms, biographie, photo, courriels et téléphones',
    'users.editAccount': 'Changer numéros de permis et avis',
    'users.setDisciplineAndTier': 'Fixer discipline et échelon de rémunération',
    'users.setStatus': 'Rendre des personnes actives ou inactives',
    'users.setTemporaryPassword': 'Donner des mots de passe temporaires',
    'users.unlock': 'Débloquer après des essais incorrects',
    'users.resetMfa': 'Réinitialiser le second facteur de quelqu’un',
    'users.setRoles': 'Donner et retirer des rôles',
    'crews.view': 'Voir les équipes',
    'crews.edit': 'Former et changer les équipes',
    'timesheets.review': 'Approuver et refuser des feuilles de temps',
    'reports.view': 'Voir les rapports',
    'services.edit': 'Définir les services',
    'transfer.import': 'Importer personnes et clients',
    'transfer.export': 'Exporter des listes',
    'settings.edit': 'Changer les paramètres de la clinique et ses propriétaires',
    'logs.view': 'Lire les journaux',
    'backups.manage': 'Faire et restaurer des sauvegardes',
    'devices.manage': 'Ajouter et retirer des PC',
  },
  rightsGroupNames: {
    office: 'Au poste',
    clients: 'Clients',
    people: 'Personnes',
    signIn: 'Accès des autres',
    practice: 'Gestion de la pratique',
    clinic: 'Clinique et PC',
  },
  reachNames: {
    all: 'tous',
    notOwners: 'sauf propriétaires',
    ownCrew: 'ceux de leur équipe',
    own: 'les leurs',
  },
  rightsText: {
    title: 'Que verra cette personne?',
    menu: 'Menu',
    comesFrom: (roles) => roles.join(', '),
    cameFrom: (roles) => `de ${roles.join(', ')}`,
    wasReach: (reach) => `avant : ${reach}`,
    changes: { gained: 'Nouveau', lost: 'Disparaît', wider: 'Plus', narrower: 'Moins' },
    folded: (held, changed) =>
      `${many(held, 'élément', 'éléments')}${changed === 0 ? '' : `, ${many(changed, 'changement', 'changements')}`}`,
    summary: ({ gained, lost, wider, narrower }) => {
      const parts = [
        ...(gained === 0 ? [] : [many(gained, 'nouveau', 'nouveaux')]),
        ...(lost === 0 ? [] : [many(lost, 'disparaît', 'disparaissent')]),
        ...(wider === 0 ? [] : [many(wider, 'va plus loin', 'vont plus loin')]),
        ...(narrower === 0 ? [] : [many(narrower, 'va moins loin', 'vont moins loin')]),
      ]
      return parts.length === 0 ? 'Comme maintenant' : parts.join(' · ')
    },
    nothing: 'Rien. Sans rôle, personne ne peut se connecter.',
  },
}
