import type { FileTranslation } from '../language.ts'
import type * as english from '../index.ts'

/** Les mots que plusieurs écrans partagent. */
export const common: FileTranslation<typeof english> = {
  words: {
    save: 'Enregistrer',
    cancel: 'Annuler',
    close: 'Fermer',
    back: 'Retour',
    edit: 'Modifier',
    done: 'Terminé',
    add: 'Ajouter',
    copy: 'Copier',
    copied: 'Copié',
    copyFailed: 'La copie n’a pas fonctionné. Sélectionnez le texte et copiez-le à la main.',
    print: 'Imprimer',
    tryAgain: 'Réessayer',
    saved: 'Enregistré',
    unsaved: 'Pas encore enregistré',
    justNow: 'à l’instant',
  },
  roleNames: {
    owner: 'Propriétaire de la clinique',
    officeAdmin: 'Administration',
    manager: 'Responsable d’équipe',
    practitioner: 'Praticien',
    studentPractitioner: 'Praticien étudiant',
    finance: 'Finances',
  },
  planNames: { solo: 'Solo', soloPlus: 'Solo+', teams: 'Teams' },
}
