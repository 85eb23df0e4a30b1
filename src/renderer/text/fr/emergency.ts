import type { FileTranslation } from '../language.ts'
import type * as english from '../emergency.ts'

/** Accès d’urgence. */
export const emergency: FileTranslation<typeof english> = {
  emergencyText: {
    door: 'Accès d’urgence',
    title: 'Accès d’urgence',
    intro:
      'Pour joindre quelqu’un au sujet d’un client quand aucune personne autorisée à se connecter n’est disponible.',
    showsTitle: 'Ce qu’il montre',
    shows:
      'Le nom, la date de naissance et le téléphone d’un client, qui appeler, et qui le traite. Rien d’autre, et rien ne peut être modifié.',
    lastsTitle: 'Combien de temps',
    lasts: 'Une demi-heure au plus. Il se ferme plus tôt si personne ne l’utilise.',
    toldTitle: 'Qui en est informé',
    told: 'Les propriétaires, avec votre nom et votre raison. Le journal garde chaque recherche et chaque client ouvert.',
    name: 'Votre nom',
    reason: 'Ce qui s’est passé',
    reasonHint: 'Une phrase, pour les propriétaires.',
    reasonShort: 'Dites-en un peu plus : au moins dix caractères.',
    open: 'Ouvrir l’accès d’urgence',
    viewTitle: 'Qui appeler',
    watched: 'Les propriétaires sont informés. Le journal garde chaque recherche et chaque client ouvert.',
    closesIn: (clock) => `Se ferme de lui-même dans ${clock}`,
    soonOver: (minutes) =>
      `L’accès d’urgence se ferme dans ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    close: 'Fermer l’accès d’urgence',
    searchLabel: 'Nom du client',
    searchHint: 'Au moins deux lettres, du prénom ou du nom.',
    search: 'Chercher',
    clients: 'Clients trouvés',
    found: (count) => (count === 1 ? 'Un client trouvé.' : `${count} clients trouvés.`),
    cut: 'Il y en a d’autres. Saisissez plus de lettres.',
    nobody: 'Aucun client de ce nom',
    nobodyHint: 'Essayez le nom de famille seul, ou ses premières lettres.',
    notSearched: 'Trouvez d’abord le client',
    notSearchedHint: 'Choisissez-le ensuite pour voir qui appeler.',
    born: (day) => `Naissance : ${day}`,
    noBirthDate: 'Date de naissance non saisie',
    phoneOfClient: 'Téléphone du client',
    noPhone: 'Aucun numéro saisi',
    people: 'Qui appeler',
    nobodyToCall: 'Aucun parent, tuteur ou contact n’est saisi pour ce client.',
    relation: { guardian: 'Parent/tuteur', contact: 'Contact' },
    practitioners: 'Traité par',
    closed: 'L’accès d’urgence est fermé. Les propriétaires le verront en haut de l’accueil.',
  },
}
