import type { FileTranslation } from '../language.ts'
import type * as english from '../leaving.ts'

const count = (number: number, one: string, many: string): string => `${number} ${number < 2 ? one : many}`
const clients = (number: number): string => count(number, 'client', 'clients')
const sessions = (number: number): string => count(number, 'séance', 'séances')

const MOST_NAMES = 3
const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} et ${names.length - MOST_NAMES} autre${names.length - MOST_NAMES < 2 ? '' : 's'}`

/** Départ et retour. */
export const leaving: FileTranslation<typeof english> = {
  leavingFieldText: {
    leave: 'Départ',
    explained: 'transmet clients et séances et met fin à l’accès, en une étape.',
    suggested: 'transmet aussi les clients, dans la même étape. Mieux qu’Inactif seul.',
    leftOn: (day) => `Départ le ${day}.`,
    reactivate: 'Réactiver à l’identique',
    reactivateExplained: 'rend aussi rôles et équipes.',
    plainActive: (name) => `Actif seul ramène ${name} sans rôles, équipes ni clients.`,
  },
  leavingText: {
    title: (name) => `Départ : ${name}`,
    close: 'Fermer le départ',
    loading: 'Recherche des clients, séances et équipes',
    failed: 'Impossible de montrer ce que cette personne laisse',
    what: 'Ce qui se passe',
    accessEnds: (name) =>
      `${name} ne peut plus se connecter. Une session ouverte à ce nom prend fin tout de suite sur ce PC, sur les autres à leur prochaine synchronisation.`,
    noAccess: (name) => `${name} n’a pas de connexion. Le statut devient Inactif.`,
    factorEnds: 'Le mot de passe et l’authentification multifacteur sont annulés.',
    passwordEnds: 'Le mot de passe est annulé.',
    rolesEnd: (roles) => `Ces rôles prennent fin : ${roles}.`,
    crewsEnd: (crews) => `L’appartenance prend fin dans : ${crews}.`,
    staysAndReturns: (name) =>
      `Tous les dossiers restent, au nom de ${name}. « Réactiver à l’identique » annule tout, sauf mot de passe et authentification multifacteur.`,
    clientsHeading: 'Clients',
    noClients: 'Aucun client et aucune séance à venir.',
    forAll: 'Qui prend la relève',
    nobody: 'Personne pour l’instant',
    sessionsAhead: 'Séances à venir',
    sessionChoices: {
      handOver: 'Vont à la même personne',
      cancel: 'Sont annulées',
      leave: 'Restent, sans personne pour les tenir',
    },
    sessionCells: { handOver: 'suivent', cancel: 'sont annulées', leave: 'restent' },
    notOffered: 'Des séances ne peuvent pas suivre et restent, sans personne pour les tenir',
    notOfferedLine: (facts) =>
      `${facts.taker} n’offre pas ${facts.service} : ${sessions(facts.sessions)} de ${named(facts.clients)}`,
    notOfferedAdvice:
      'À cause de la discipline ou de l’échelon. Choisissez quelqu’un d’autre pour ces clients, ou donnez ces séances à quelqu’un plus tard, à la page « Séances ».',
    client: 'Client',
    sessions: 'Séances à venir',
    goesTo: 'Va à',
    onlySessions: 'séances seulement',
    change: 'Choisir quelqu’un d’autre',
    changeFor: (name) => `Choisir quelqu’un d’autre pour ${name}`,
    sameAsAll: 'Comme les autres',
    done: 'Terminé',
    relations: (list) => `Reste aussi : ${list}.`,
    relation: (relation, name) => `${relation} de ${name}`,
    relationNames: { guardian: 'Parent/tuteur', contact: 'Contact' },
    crewsHeading: 'Équipes sans responsable',
    managerOf: (crew, members) => `${crew} (${count(members, 'membre', 'membres')})`,
    noManager: 'Pas de responsable pour l’instant',
    studentsHeading: 'Étudiants à superviser',
    studentUntil: (name, day) => `${name}, jusqu’au ${day}`,
    noSupervisor: 'Pas de superviseur pour l’instant',
    summary: (facts) => {
      const parts = [
        facts.handed > 0
          ? `${clients(facts.handed)} ${facts.handed < 2 ? 'change' : 'changent'} de praticien`
          : '',
        facts.moved > 0 ? `${sessions(facts.moved)} ${facts.moved < 2 ? 'suit' : 'suivent'}` : '',
        facts.cancelled > 0
          ? `${sessions(facts.cancelled)} ${facts.cancelled < 2 ? 'est annulée' : 'sont annulées'}`
          : '',
      ].filter((part) => part !== '')
      return parts.length === 0 ? '' : `${parts.join(', ')}.`
    },
    needSomebody: (number) => `${clients(number)} ${number < 2 ? 'n’a' : 'n’ont'} personne pour l’instant.`,
    unheld: (number) => `${sessions(number)} ${number < 2 ? 'reste' : 'restent'} sans personne.`,
    confirm: (name) => `Mettre fin à l’accès de ${name}`,
    lookAgain: 'Regarder à nouveau',
    tooMany: (shown, total) =>
      `Les ${shown} premiers sur ${total} sont affichés. Les autres suivent le choix commun.`,
  },
  leftText: {
    left: (name) => `${name} est parti·e.`,
    leftToBy: (name, facts) =>
      [
        `${name} est parti·e.`,
        facts.handed > 0 ? `${clients(facts.handed)} transmis.` : '',
        facts.nobody > 0
          ? `${clients(facts.nobody)} ${facts.nobody < 2 ? 'a besoin' : 'ont besoin'} de quelqu’un.`
          : '',
        facts.unheld > 0
          ? `${sessions(facts.unheld)} ${facts.unheld < 2 ? 'reste' : 'restent'} sans personne.`
          : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    undo: 'Annuler',
    undone: (name) => `${name} est de retour. Pour la connexion, donnez un mot de passe temporaire.`,
    undoneWithoutRoles: (name) =>
      `${name} est de retour sans rôles : un propriétaire les donne. Donnez ensuite un mot de passe temporaire.`,
    notUndone: 'L’annulation n’a pas été possible.',
  },
  returnText: {
    title: (name) => `Réactiver ${name} à l’identique`,
    close: 'Fermer la question',
    loading: 'Recherche de ce qui peut revenir',
    failed: 'Cette personne ne peut pas revenir à l’identique',
    planHelp:
      'Le statut « Actif » et « Enregistrer » ramènent quand même cette personne, une fois le rôle Praticien décoché.',
    leftOn: (day) => `Départ le ${day}.`,
    comesBack: 'Revient',
    staysAway: 'Ne revient pas',
    status: 'Le statut Actif',
    roles: (roles) => `Rôles : ${roles}`,
    member: (crew) => `Membre de l’équipe ${crew}`,
    manager: (crew) => `Responsable de l’équipe ${crew}`,
    student: (name) => `Superviseur de ${name}`,
    password: 'Mot de passe et authentification multifacteur. Donnez ensuite un mot de passe temporaire.',
    ownership: 'La propriété. Elle se donne dans Paramètres > Clinique.',
    needsOwner: (roles) =>
      `Rôles : ${roles}. Seul un propriétaire de la clinique les donne, sous Rôles. Sans rôle, pas de connexion.`,
    crewGone: (crew) => `L’équipe ${crew} : elle n’existe plus`,
    crewTaken: (crew) => `Responsable de l’équipe ${crew} : elle en a maintenant un autre`,
    studentGone: (name) => `Superviseur de ${name} : n’est plus étudiant ici`,
    studentTaken: (name) => `Superviseur de ${name} : quelqu’un d’autre supervise`,
    sessionsOverPlan: (count) =>
      count === 1
        ? 'Une séance annulée : le forfait n’a plus de place pour elle dans son mois.'
        : `${count} séances annulées : le forfait n’a plus de place pour elles dans leurs mois.`,
    placement: 'La fin du stage : elle est passée. Fixez-en une nouvelle.',
    clients: 'Clients qui reviennent',
    clientsExplained: 'Avec leurs séances à venir. Les non cochés restent comme ils sont.',
    all: 'Tous',
    client: 'Client',
    nowWith: 'Maintenant avec',
    nobody: 'personne',
    sessions: 'Séances à venir',
    confirm: 'Réactiver',
  },
}
