import type * as clientImportEnglish from '../clientImport.ts'
import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'
import type * as english from '../transfer.ts'

const number = (count: number): string => numberFormat().format(count)
const people = (count: number): string => (count < 2 ? `${count} personne` : `${number(count)} personnes`)
const clients = (count: number): string => (count < 2 ? `${count} client` : `${number(count)} clients`)

/** Importation et exportation de personnes. */
export const transfer: FileTranslation<typeof english> = {
  importFieldNames: {
    firstName: 'Prénom',
    lastName: 'Nom',
    fullName: 'Nom complet',
    kind: 'Type',
    roles: 'Rôle',
    title: 'Titre',
    email: 'Courriel',
    secondaryEmail: 'Autre courriel',
    phone: 'Téléphone',
    secondaryPhone: 'Autre téléphone',
    discipline: 'Discipline',
    compensationTier: 'Échelon de rémunération',
    registrationNumber: 'Nº d’inscription',
    registrationExpiresOn: 'Fin de l’inscription',
    staffId: 'Nº d’employé',
    status: 'Statut',
    bio: 'Biographie',
  },
  rowSentences: {
    emailTaken: 'Quelqu’un de la clinique a déjà ce courriel.',
    emailTwiceInFile: 'Ce courriel figure deux fois dans le fichier.',
    staffIdTaken: 'Quelqu’un de la clinique a déjà ce numéro d’employé.',
    staffIdTwiceInFile: 'Ce numéro d’employé figure deux fois dans le fichier.',
    planForbidsPractitioner:
      'Le forfait de la clinique n’a plus de place pour un praticien. Le forfait Teams en a.',
    unknownDiscipline: 'La clinique n’a pas de discipline de ce nom. Ajoutez-la d’abord.',
    unknownTier: 'La clinique n’a pas d’échelon de rémunération de ce nom. Ajoutez-le d’abord.',
    mayNotSetRoles: 'Vos rôles ne permettent pas de donner ce rôle.',
  },
  rowClashes: {
    email: (name) => `Ce courriel appartient à ${name}.`,
    staffId: (name) => `Ce numéro d’employé appartient à ${name}.`,
    twice: (line, name) => `Figure déjà à la ligne ${line}, pour ${name}.`,
  },
  transferText: {
    title: 'Importer des personnes',
    intro:
      'Choisissez un fichier CSV avec une personne par ligne. Rien n’est enregistré avant que vous ayez vu ce qui arriverait.',
    headerHelp:
      'Des noms de colonnes comme ceux-ci, dans n’importe quel ordre. Seul un nom est nécessaire; le personnel a aussi besoin d’un courriel. Les autres colonnes peuvent être attribuées ensuite. Les mots de passe ne sont jamais lus.',
    headerSample: 'Prénom, Nom, Rôle, Titre, Courriel, Téléphone, Discipline, Échelon, Matricule',
    ready: (preview) =>
      preview.readyCount === preview.rowCount
        ? `${people(preview.rowCount)} dans le fichier`
        : `${people(preview.readyCount)} sur ${number(preview.rowCount)} ${preview.readyCount < 2 ? 'est prête' : 'sont prêtes'}`,
    choices: {
      skip: 'Laisser de côté',
      merge: 'Compléter ce qui manque',
      new: 'Ajouter comme nouvelle personne',
    },
    who: (double) => {
      const name = double.isOtherInactive ? `${double.otherName} (inactif)` : double.otherName
      return double.otherLine === null ? name : `${name} à la ligne ${number(double.otherLine)}`
    },
    shares: {
      email: 'même courriel',
      staffId: 'même nom et même nº d’employé',
      nameAndPhone: 'même nom et même téléphone',
      nameOnly: 'même nom, un courriel manque',
    },
    neverTwo:
      'Qui partage un courriel ou un numéro d’employé est alors laissé de côté : deux personnes n’ont jamais le même.',
    kind: 'Type',
    email: 'Courriel',
    phone: 'Téléphone',
    nobody: 'Le fichier a une première ligne et aucune personne.',
    import: (count) => `Importer ${people(count)}`,
    done: (added) => (added < 2 ? `${people(added)} importée` : `${people(added)} importées`),
    doneHelp:
      'Elles sont maintenant parmi les utilisateurs de la clinique. Aucune ne peut se connecter avant que vous ne donniez un mot de passe temporaire.',
  },
  exportText: {
    csv: 'La liste, en CSV',
    staffList: 'Liste du personnel, en PDF',
    printed: (count) =>
      `La liste du personnel contient ${people(count)}, parmi celles qui sont affichées. Cela figure aussi au journal.`,
    printedCapped: (count) =>
      `La liste du personnel contient les premières ${people(count)}, pas toutes. Cela figure aussi au journal.`,
    clientsName: (day) => `anteroom clients ${day}.csv`,
    clients: (count) =>
      `${clients(count)} ${count < 2 ? 'écrit' : 'écrits'}. L’exportation figure aussi au journal.`,
    clientsCapped: (count) =>
      `Les premiers ${clients(count)} sont écrits, les autres non. L’exportation figure aussi au journal.`,
    clientHeads: {
      firstName: 'Prénom',
      lastName: 'Nom',
      preferredName: 'Prénom usuel',
      birthDate: 'Date de naissance',
      status: 'Statut',
      practitioners: 'Praticiens',
      guardian: 'Parent ou tuteur',
      phone: 'Téléphone',
      since: 'Client depuis',
    },
  },
}

/** Importation de clients. */
export const clientImport: FileTranslation<typeof clientImportEnglish> = {
  clientFieldNames: {
    firstName: 'Prénom',
    lastName: 'Nom',
    fullName: 'Nom complet',
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
    guardianName: 'Parent/tuteur',
    guardianEmail: 'Courriel du parent/tuteur',
    guardianPhone: 'Téléphone du parent/tuteur',
    practitioner: 'Praticien (courriel ou nº d’employé)',
  },
  ownProblems: {
    unknownPractitioner: 'Aucun praticien actif n’a ce courriel ou ce numéro d’employé.',
    guardianNotNamed: 'Un parent/tuteur qui n’est pas encore ici a besoin d’un nom.',
    emailOfOther: 'Ce courriel appartient à une personne d’un autre nom.',
  },
  emailClashes: {
    here: (name) =>
      `Ce courriel appartient à ${name}. Écrivez ce nom dans le fichier, ou omettez le courriel.`,
    inFile: (line, name) =>
      `À la ligne ${line}, ce courriel appartient à ${name}. Écrivez ici aussi ce nom, ou omettez le courriel.`,
  },
  clientImportText: {
    title: 'Importer des clients',
    intro:
      'Choisissez un fichier CSV avec un client par ligne. Rien n’est enregistré avant que vous ayez vu ce qui arriverait.',
    headerHelp:
      'Des noms de colonnes comme ceux-ci, dans n’importe quel ordre. Seul un nom est nécessaire; les autres colonnes peuvent être attribuées ensuite.',
    headerSample:
      'Prénom, Nom, Date de naissance, Statut, Téléphone, Courriel, Tuteur, Courriel du parent, Intervenant',
    ready: (preview) => `${clients(preview.rowCount)} dans le fichier`,
    choices: {
      skip: 'Laisser de côté',
      merge: 'Compléter ce qui manque',
      new: 'Ajouter comme nouveau client',
    },
    who: (double) =>
      double.otherLine === null
        ? double.otherName
        : `${double.otherName} à la ligne ${number(double.otherLine)}`,
    shares: {
      email: 'même prénom et même courriel',
      nameAndBirthDate: 'même nom et même date de naissance',
      nameAndPhone: 'même nom et même téléphone',
      nameOnly: 'même nom, une date de naissance manque',
    },
    birthDate: 'Date de naissance',
    status: 'Statut',
    guardian: 'Parent/tuteur',
    practitioner: 'Praticien',
    nobody: 'Le fichier a une première ligne et aucun client.',
    import: (count) => `Importer ${clients(count)}`,
    done: (added) => `${clients(added)} ${added < 2 ? 'importé' : 'importés'}`,
    doneHelp: 'Ils sont maintenant parmi les clients.',
  },
}
