import type * as english from '../team.ts'
import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'

/** Paramètres > Page de l’équipe. */
export const team: FileTranslation<typeof english> = {
  teamText: {
    failed: 'La page de l’équipe n’a pas pu être chargée',
    shown: 'Ce que la page montre',
    intro: 'Introduction',
    introHint: 'Au-dessus des personnes. Peut rester vide.',
    hasStudents: 'Aussi les praticiens étudiants',
    hasPhotos: 'Photos',
    hasRegistrations: 'Numéros de permis',
    people: 'Qui est sur la page',
    peopleExplained:
      'Les praticiens actifs, dans l’ordre de la page. La présentation et la photo se changent dans le compte de chacun. Les courriels et numéros de téléphone n’y sont jamais.',
    count: (shown) =>
      shown < 2
        ? `${numberFormat().format(shown)} personne sur la page`
        : `${numberFormat().format(shown)} personnes sur la page`,
    nobody: 'Personne à montrer pour l’instant',
    nobodyExplained: 'Les praticiens actifs apparaissent ici dès qu’il y en a.',
    listed: (name) => `${name} est sur la page`,
    student: 'Étudiant',
    noBio: 'Pas encore de présentation',
    noPhoto: 'sans photo',
    studentsLeftOut: 'laissé de côté, comme tous les étudiants',
    files: 'En fichiers',
    filesExplained:
      'Pour le site de la clinique. Le fichier HTML se suffit à lui-même et n’exécute aucun script; le fichier JSON contient la même chose pour un site à vous.',
    exportHtml: 'Exporter en HTML',
    exportJson: 'Exporter en JSON',
    exported: (count) =>
      `${numberFormat().format(count)} ${count < 2 ? 'personne écrite' : 'personnes écrites'}. L’exportation figure aussi dans le journal.`,
  },
  publishText: {
    title: 'Sur Internet, par le hub',
    explained:
      'Le hub montre la page à tout le monde, et les PC la tiennent à jour. C’est la seule chose de la clinique que le hub peut lire : ce que la page montre, et rien d’autre. Tout le reste demeure scellé.',
    failed: 'Impossible de savoir si la page est publiée',
    noHub:
      'Cette clinique n’a pas de hub. Elle en reçoit un dans Paramètres > Synchronisation; d’ici là, les fichiers ci-dessous font la même chose à la main.',
    address: 'Fin de l’adresse',
    addressExplained:
      'Minuscules, chiffres et traits d’union. Si rien n’est inscrit, le programme en invente une.',
    addressWrong: 'De 3 à 60 minuscules et chiffres, avec des traits d’union simples entre eux',
    addressHint: 'Tout le monde peut l’ouvrir dans un navigateur.',
    jsonHint: (url) => `La même chose pour un site à vous : ${url}`,
    copy: 'Copier l’adresse',
    copied: 'Copiée',
    publish: 'Publier',
    move: 'Utiliser cette adresse',
    withdraw: 'Retirer du hub',
  },
  publishStateText: {
    off: 'Non publiée',
    published: 'Publiée',
    waiting: 'En attente du réseau. La page sera publiée dès que le hub répondra.',
    withdrawing: 'En attente du réseau. La page sera retirée dès que le hub répondra.',
    refused: 'Le hub a refusé la page.',
    noHub: 'Ce PC ne communique pas avec le hub en ce moment.',
  },
  refusalText: {
    addressTaken: 'Refusée : une autre clinique a cette adresse. Choisissez-en une autre.',
    tooLarge: 'Refusée : la page dépasse 2 Mo. Enlevez les photos, ou réduisez-les.',
    notOffered: 'Refusée : ce hub ne publie pas de pages. Il a besoin d’une mise à jour.',
    revoked: 'Refusée : ce PC a été retiré de la clinique.',
    other:
      'Refusée : le hub ne prend pas la page. La personne qui le gère en trouve la raison dans son journal.',
  },
}
