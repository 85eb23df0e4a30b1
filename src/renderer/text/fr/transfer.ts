import type * as clientImportEnglish from '../clientImport.ts'
import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'
import { importFieldNames, separatorNames } from '../transfer.ts'
import type * as english from '../transfer.ts'

const number = (count: number): string => numberFormat().format(count)
const people = (count: number): string => (count < 2 ? `${count} personne` : `${number(count)} personnes`)
const clients = (count: number): string => (count < 2 ? `${count} client` : `${number(count)} clients`)
const problems = (count: number): string => (count < 2 ? `${count} problème` : `${number(count)} problèmes`)

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
    tooManyColumns: 'Cette ligne a plus de colonnes que la première.',
    mayNotSetRoles: 'Vos rôles ne permettent pas de donner ce rôle.',
  },
  rowClashes: {
    email: (name) => `Ce courriel appartient à ${name}.`,
    staffId: (name) => `Ce numéro d’employé appartient à ${name}.`,
    twice: (line, name) => `Figure déjà à la ligne ${line}, pour ${name}.`,
  },
  separatorNames: { ',': 'virgule', ';': 'point-virgule', tab: 'tabulation', '|': 'barre verticale' },
  transferText: {
    title: 'Importer des personnes',
    intro:
      'Choisissez un fichier CSV avec une personne par ligne. Rien n’est enregistré avant que vous ayez vu ce qui arriverait.',
    choose: 'Choisir un fichier',
    drop: 'ou déposez-le ici',
    headerTitle: 'Ce que nomme la première ligne',
    headerHelp:
      'Des noms de colonnes comme ceux-ci, dans n’importe quel ordre. Seul un nom est nécessaire; le personnel a aussi besoin d’un courriel. Les autres colonnes sont laissées de côté. Les mots de passe ne sont jamais lus.',
    headerSample: 'Prénom, Nom, Rôle, Titre, Courriel, Téléphone, Discipline, Échelon, Matricule',
    reading: (file) => `Lecture de ${file}`,
    checking: (file) => `Vérification de ${file}`,
    readingProgress: 'Lecture du fichier',
    preview: (preview) =>
      `${preview.fileName} · ${preview.encoding} · colonnes séparées par : ${separatorNames[preview.separator]}`,
    recognised: 'Reconnues',
    leftOut: 'Laissées de côté',
    columnAs: (header, field) =>
      header.toLowerCase() === importFieldNames[field].toLowerCase()
        ? header
        : `${header} → ${importFieldNames[field]}`,
    ready: (preview) => `${people(preview.readyCount)} sur ${number(preview.rowCount)} : prêt`,
    problems,
    problemsShown: (shown) => `Les ${number(shown)} premiers sont affichés.`,
    sampleTitle: 'Les premières lignes telles qu’elles seront enregistrées',
    line: 'Ligne',
    name: 'Nom',
    field: 'Colonne',
    value: 'Valeur',
    wrong: 'Ce qui ne va pas',
    kind: 'Type',
    email: 'Courriel',
    phone: 'Téléphone',
    allOrNothing: (preview) =>
      `Tout ou rien : tant qu’il reste ${preview.problemCount === 1 ? 'un problème' : 'des problèmes'}, personne n’est importé. Corrigez le fichier et choisissez-le de nouveau.`,
    nobody: 'Le fichier a une première ligne et aucune personne.',
    import: (count) => `Importer ${people(count)}`,
    anotherFile: 'Choisir un autre fichier',
    cancel: 'Annuler',
    cancelling: 'Annulation',
    running: (done, total) => `${number(done)} sur ${number(total)}`,
    runningHelp: 'Elles apparaissent ensemble dans la liste, une fois toutes enregistrées.',
    runningProgress: 'Importation des personnes',
    done: (count) => (count < 2 ? `${people(count)} importée` : `${people(count)} importées`),
    doneHelp:
      'Elles sont maintenant parmi les utilisateurs de la clinique. Aucune ne peut se connecter avant que vous ne donniez un mot de passe temporaire.',
    close: 'Fermer',
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
    tooManyColumns: 'Cette ligne a plus de colonnes que la première.',
    unknownPractitioner: 'Aucun praticien actif n’a ce courriel ou ce numéro d’employé.',
    guardianNotNamed: 'Un parent/tuteur qui n’est pas encore ici a besoin d’un nom.',
  },
  clientImportText: {
    title: 'Importer des clients',
    what: 'Contenu du fichier',
    people: 'Personnes',
    clients: 'Clients',
    intro:
      'Choisissez un fichier CSV avec un client par ligne. Rien n’est enregistré avant que vous ayez vu ce qui arriverait.',
    headerHelp:
      'Des noms de colonnes comme ceux-ci, dans n’importe quel ordre. Seul un nom est nécessaire; les autres colonnes peuvent être attribuées ensuite.',
    headerSample:
      'Prénom, Nom, Date de naissance, Statut, Téléphone, Courriel, Tuteur, Courriel du parent, Intervenant',
    columns: 'Colonnes',
    columnOf: (header) => `Contenu de « ${header} »`,
    leftOut: 'Laissée de côté',
    remembered: 'Comme vous les aviez attribuées pour un fichier semblable.',
    ready: (preview) => `${clients(preview.rowCount)} dans le fichier`,
    problems,
    duplicates: (count) =>
      count === 1 ? '1 semble déjà être ici' : `${number(count)} semblent déjà être ici`,
    duplicatesShown: (shown) =>
      `Les ${number(shown)} premiers sont affichés; le choix pour tous vaut pour les autres.`,
    forAll: 'Pour tous',
    forLine: (name, line) => `${name}, ligne ${number(line)} : que faire`,
    asForAll: 'Comme pour tous',
    choices: {
      skip: 'Laisser de côté',
      merge: 'Compléter ce qui manque',
      new: 'Ajouter comme nouveau client',
    },
    sameAs: (double) => {
      const who =
        double.otherLine === null
          ? double.otherName
          : `${double.otherName} à la ligne ${number(double.otherLine)}`
      switch (double.shares) {
        case 'email':
          return `${who} : même prénom et même courriel`
        case 'nameAndBirthDate':
          return `${who} : même nom et même date de naissance`
        case 'nameAndPhone':
          return `${who} : même nom et même téléphone`
        case 'nameOnly':
          return `${who} : même nom, une date de naissance manque`
      }
    },
    looksLike: 'Ressemble à',
    toDo: 'Que faire',
    birthDate: 'Date de naissance',
    status: 'Statut',
    guardian: 'Parent/tuteur',
    practitioner: 'Praticien',
    allOrNothing:
      'Tout ou rien : tant qu’il y a des problèmes, personne n’est importé. Attribuez une autre colonne ou corrigez le fichier.',
    nobody: 'Le fichier a une première ligne et aucun client.',
    import: (count) => `Importer ${clients(count)}`,
    done: (added, filled, skipped) =>
      [
        `${clients(added)} ${added < 2 ? 'importé' : 'importés'}`,
        filled === 0 ? '' : `${number(filled)} ${filled < 2 ? 'complété' : 'complétés'}`,
        skipped === 0 ? '' : `${number(skipped)} ${skipped < 2 ? 'laissé' : 'laissés'} de côté`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    running: 'Importation des clients',
    earlier: 'Importations précédentes',
    earlierLine: (file, when, who) => [file, when, who].filter((part) => part !== '').join(' · '),
    earlierPeople: people,
    earlierClients: clients,
    wasUndone: 'Annulée',
    undo: 'Annuler l’importation',
    undoOf: (file) => `Annuler l’importation de ${file}`,
    undoHelp:
      'Qui a été modifié depuis reste; les autres ne sont plus affichés nulle part. Le journal les garde.',
    undone: (count, stay, stayCount) =>
      stayCount === 0
        ? `L’importation est annulée : ${number(count)} ne ${count < 2 ? 'figure' : 'figurent'} plus ici.`
        : `L’importation est annulée : ${number(count)} ne ${count < 2 ? 'figure' : 'figurent'} plus ici. Modifiés depuis et toujours ici : ${stay.join(', ')}${stayCount > stay.length ? ' …' : ''}.`,
    notUndone: 'L’importation n’a pas pu être annulée.',
  },
}
