import type { FileTranslation } from '../language.ts'
import type * as english from '../review.ts'

/** « À vérifier ». */
export const review: FileTranslation<typeof english> = {
  reviewText: {
    title: 'À vérifier',
    intro:
      'Deux PC ont modifié la même chose avant d’avoir des nouvelles l’un de l’autre. Une valeur vaut partout jusqu’à votre décision ; rien n’est perdu.',
    failed: 'ce qui est à vérifier',
    emptyTitle: 'Rien à vérifier',
    empty:
      'Quand deux PC modifient le même champ en même temps, les deux valeurs sont gardées ici jusqu’à ce que quelqu’un décide.',
    count: (many) => (many === 1 ? '1 chose à vérifier' : `${many} choses à vérifier`),
    open: 'À vérifier',
    more: (shown, all) =>
      `Les ${shown} premières sur ${all}. La suite vient à mesure que celles-ci sont réglées.`,
    strict: 'La plus stricte vaut jusqu’à votre décision',
    otherDetail: 'un autre détail',
    late: (name) =>
      `Saisi pour la fiche de ${name} sur un PC qui ne savait pas encore qu’elle avait été fusionnée avec celle-ci`,
    stands: 'Vaut maintenant',
    other: 'Aussi saisi',
    nothing: 'rien',
    hidden: 'non montré ici',
    by: (who, pc) => (who === '' ? `sur ${pc}` : `par ${who} sur ${pc}`),
    keep: 'Garder ceci',
    keepOf: (field, name) => `Garder ceci : ${field}, ${name}`,
    take: 'Prendre plutôt ceci',
    takeOf: (field, name) => `Prendre plutôt ceci : ${field}, ${name}`,
    kept: (field, name) => `Gardé : ${field}, ${name}.`,
    taken: (field, name) => `Pris : ${field}, ${name}.`,
    sameEmail: (email) => `Plusieurs personnes se connectent avec ${email}`,
    sameEmailDo:
      'Une seule d’entre elles peut se connecter. Donnez aux autres une autre adresse principale, ou rendez inactive la fiche en double.',
    sameStaffId: (staffId) => `Plusieurs personnes ont le numéro d’employé ${staffId}`,
    sameStaffIdDo: 'Donnez un autre numéro d’employé à toutes sauf une.',
    ownerKept: (name) => `${name} reste propriétaire de la clinique`,
    ownerKeptDo:
      'Sur deux PC, les deux derniers propriétaires ont été écartés en même temps. La clinique n’aurait plus eu de propriétaire : la personne qui l’est depuis le plus longtemps le reste. Si ce n’est pas juste, nommez quelqu’un d’autre et retirez-lui ce rôle.',
    ownerKeptSeen: 'C’est juste',
    ownerKeptTold: (name) => `${name} reste propriétaire de la clinique.`,
    planLimit: (plan) => `Le forfait ${plan} est prévu pour un seul praticien, et il y en a plusieurs`,
    planLimitDo:
      'Ils ont été ajoutés sur deux PC en même temps. Rendez-les inactifs sauf un, retirez-leur le rôle, ou changez de forfait dans les Paramètres.',
    openAccount: (name) => `Ouvrir le compte de ${name}`,
  },
}
