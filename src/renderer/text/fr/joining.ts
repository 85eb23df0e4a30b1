import type { FileTranslation } from '../language.ts'
import type * as english from '../joining.ts'

/** Joindre une clinique. */
export const joining: FileTranslation<typeof english> = {
  joiningText: {
    title: 'Joindre une clinique',
    intro:
      'Sur un PC qui a la clinique, un propriétaire ouvre Paramètres, Synchronisation, et choisit « Ajouter un PC ». Le code affiché sert une seule fois, pendant 15 minutes.',
    code: 'Code',
    codeHint: 'Saisissez-le, collez-le ou balayez-le, précédé de l’adresse.',
    codeExample: 'hub.example.org/ABCD-EFGH-…',
    codeAddress: 'Le code commence par l’adresse du hub et une barre : hub.example.org/ABCD-…',
    codeForeign: (characters) => `Aucun code ne contient ${characters}. Vérifiez-le.`,
    codeTooMany: 'Il y a plus de caractères que dans un code.',
    codeCount: (typed) => `${typed} caractères sur 64 saisis`,
    pcName: 'Nom de ce PC',
    pcNameHint: 'Comme les autres le verront dans la liste des PC, par exemple « Réception ».',
    join: 'Joindre la clinique',
    sheetIntro:
      'Si la clé de ce PC est un jour perdue, ceci est le seul chemin vers ses données. Elle diffère de celle du premier PC.',
    sheetConfirm:
      'Un propriétaire confirme la feuille sur ce PC après s’être connecté. Le poste le rappelle.',
    goOn: 'Continuer',
    comingTitle: (clinic) => (clinic === '' ? 'La clinique arrive sur ce PC' : `${clinic} arrive sur ce PC`),
    coming:
      'Les données de la clinique viennent sur ce PC, chiffrées en chemin. Vous pouvez fermer le programme; il continue au prochain démarrage.',
    progress: 'Part des données déjà ici',
    starting: 'Recherche des données de la clinique…',
    problems: {
      unreachable:
        'Le hub ne répond pas pour l’instant. Anteroom réessaie de lui-même dès qu’il y a une connexion.',
      unsafeConnection:
        'La connexion au hub n’est pas sûre; rien n’a été envoyé. Demandez à qui exploite le hub; Anteroom réessaie de lui-même.',
      hubNotTrusted:
        'Ce que donne le hub a été modifié ou n’est pas entier; rien n’en a été pris. Prévenez un propriétaire; Anteroom réessaie de lui-même.',
      revoked:
        'Un propriétaire a retiré ce PC de la clinique. Demandez un nouveau code, et dites que ce PC n’a jamais eu les données.',
    },
  },
}
