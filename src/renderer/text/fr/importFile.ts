import type * as english from '../importFile.ts'
import { separatorNames } from '../importFile.ts'
import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'

const number = (count: number): string => numberFormat().format(count)

/** Ce que dit l’importation de toute liste. */
export const importFile: FileTranslation<typeof english> = {
  separatorNames: { ',': 'virgule', ';': 'point-virgule', tab: 'tabulation', '|': 'barre verticale' },
  lineProblems: {
    required: 'Ceci manque.',
    notOneOf: 'Ce mot n’est pas connu ici.',
    tooManyColumns: 'Cette ligne a plus de colonnes que la première.',
  },
  importText: {
    what: 'Contenu du fichier',
    people: 'Personnes',
    clients: 'Clients',
    choose: 'Choisir un fichier',
    drop: 'ou déposez-le ici',
    headerTitle: 'Ce que nomme la première ligne',
    reading: (file) => `Lecture de ${file}`,
    checking: (file) => `Vérification de ${file}`,
    readingProgress: 'Lecture du fichier',
    preview: (preview) =>
      `${preview.fileName} · ${preview.encoding} · colonnes séparées par : ${separatorNames[preview.separator]}`,
    columns: 'Contenu de chaque colonne',
    columnOf: (header) => `Contenu de « ${header} »`,
    columnAt: (place) => `Colonne ${number(place)}`,
    leftOut: 'Laissée de côté',
    neverRead: 'Jamais lue',
    remembered: 'Comme vous les aviez attribuées pour un fichier semblable.',
    noNames: 'Aucune colonne ne contient encore de noms. Dites laquelle.',
    problems: (count) => (count < 2 ? `${count} problème` : `${number(count)} problèmes`),
    problemsShown: (shown) => `Les ${number(shown)} premiers sont affichés.`,
    line: 'Ligne',
    name: 'Nom',
    field: 'Colonne',
    value: 'Valeur',
    wrong: 'Ce qui ne va pas',
    duplicates: (count) =>
      count === 1 ? '1 semble déjà être ici' : `${number(count)} semblent déjà être ici`,
    duplicatesShown: (shown) =>
      `Les ${number(shown)} premiers sont affichés; le choix pour tous vaut pour les autres.`,
    forAll: 'Pour tous',
    forLine: (name, line) => `${name}, ligne ${number(line)} : que faire`,
    looksLike: 'Ressemble à',
    toDo: 'Que faire',
    sampleTitle: 'Les premières lignes telles qu’elles ont été lues',
    allOrNothing:
      'Tout ou rien : tant qu’il y a des problèmes, personne n’est importé. Attribuez une autre colonne ou corrigez le fichier.',
    allLeftOut: 'Tout le fichier est laissé de côté : il n’y a rien à importer.',
    fill: (count) => `En compléter ${number(count)}`,
    anotherFile: 'Choisir un autre fichier',
    running: (done, total) => `${number(done)} sur ${number(total)}`,
    runningHelp: 'Tout apparaît ensemble dans la liste, une fois enregistré.',
    runningProgress: 'Enregistrement des lignes du fichier',
    cancel: 'Annuler',
    cancelling: 'Annulation',
    filled: (count) => `${number(count)} ${count < 2 ? 'complété' : 'complétés'}`,
    skipped: (count) => `${number(count)} ${count < 2 ? 'laissé' : 'laissés'} de côté`,
    close: 'Fermer',
    earlier: 'Importations précédentes',
    earlierLine: (file, when, who) => [file, when, who].filter((part) => part !== '').join(' · '),
    earlierPeople: (count) => (count < 2 ? `${count} personne` : `${number(count)} personnes`),
    earlierClients: (count) => (count < 2 ? `${count} client` : `${number(count)} clients`),
    wasUndone: 'Annulée',
    undo: 'Annuler l’importation',
    undoOf: (file) => `Annuler l’importation de ${file}`,
    undoHelp:
      'Qui a été modifié depuis reste; les autres ne sont plus affichés nulle part, et ce qui avait été complété pour d’autres est de nouveau vide. Le journal garde tout.',
    undone: ({ undone, emptied, stay, stayCount }) =>
      [
        `L’importation est annulée : ${number(undone)} ne ${undone < 2 ? 'figure' : 'figurent'} plus ici.`,
        ...(emptied === 0
          ? []
          : [
              `Ce qui avait été complété pour ${number(emptied)} ${emptied < 2 ? 'autre' : 'autres'} est de nouveau vide.`,
            ]),
        ...(stayCount === 0
          ? []
          : [`Modifiés depuis et toujours ici : ${stay.join(', ')}${stayCount > stay.length ? ' …' : ''}.`]),
      ].join(' '),
    notUndone: 'L’importation n’a pas pu être annulée.',
  },
}
