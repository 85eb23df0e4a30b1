import type * as alertsEnglish from '../alerts.ts'
import type * as english from '../home.ts'
import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'

const number = (value: number): string => numberFormat().format(value)
const on = (pc: string): string => (pc === '' ? '' : ` sur ${pc}`)
const onOther = (pc: string): string => (pc === '' ? ' sur un autre PC' : ` sur ${pc}`)
const somebody = (who: string): string => (who === '' ? 'Quelqu’un' : who)

/** L’accueil. */
export const home: FileTranslation<typeof english> = {
  homeText: {
    title: 'Accueil',
    needsSomebody: 'Attend quelqu’un',
    needsNobody: 'Personne n’a besoin de vous en ce moment',
    needsNobodyExplained: 'Les connexions bloquées, permis et stages bientôt échus apparaissent ici.',
    more: (shown) => `Les ${shown} premiers sont affichés.`,
    sessions: 'Vos prochaines séances',
    noSessions: 'Aucune séance à venir',
    noSessionsExplained: 'Vos séances à venir apparaissent ici.',
    hiddenClient: 'Un client que vous ne voyez pas',
    clients: 'Vos clients',
    clientCount: (count) =>
      count === 1 ? '1 client' : `${count === 0 ? 'Aucun' : number(count)} client${count === 0 ? '' : 's'}`,
    openMyAccount: 'Ouvrir mes clients',
    people: 'Personnes de la clinique',
    active: 'Actives',
    inactive: 'Inactives',
    practitioners: 'Praticiens',
    onlyYou: 'Pour l’instant il n’y a que vous. Ajoutez des personnes une à une, ou importez une liste.',
    openUsers: 'Ouvrir Utilisateurs',
    duration: (minutes) => `${minutes} min`,
    failed: 'L’accueil n’a pas pu être chargé',
    backup: 'Sauvegarde de ce PC',
    lastBackup: 'Dernière sauvegarde de ce PC',
    noBackup: 'Pas encore de sauvegarde de ce PC',
    backupFailed: 'le dernier essai a échoué',
    openBackups: 'Ouvrir Sauvegardes',
    timesheets: (count) =>
      count === 1 ? '1 feuille de temps vous attend' : `${number(count)} feuilles de temps vous attendent`,
    openTimesheets: 'Ouvrir Feuilles de temps',
    denied: (period) => `Votre feuille de temps du ${period} a été refusée`,
    deniedWhy: (name, reason) => (name === '' ? `« ${reason} »` : `${name} : « ${reason} »`),
    openDenied: 'L’ouvrir',
    openDeniedLabel: (period) => `L’ouvrir : feuille de temps du ${period}`,
    unheld: (name, count) =>
      count === 1
        ? `${name} n’est plus là : 1 séance à venir attend quelqu’un`
        : `${name} n’est plus là : ${number(count)} séances à venir attendent quelqu’un`,
    openUnheld: 'Ouvrir Séances',
    openUnheldLabel: (name) => `Ouvrir Séances de ${name}`,
    unsent: (count) =>
      count === 1
        ? '1 modification de ce PC n’est pas encore sur le hub'
        : `${number(count)} modifications de ce PC ne sont pas encore sur le hub`,
    sendNow: 'Essayer maintenant',
    openSync: 'Ouvrir Synchronisation',
    clinicWeek: 'Séances de cette semaine',
    ownWeek: 'Vos séances de cette semaine',
    byKind: 'Personnes par catégorie',
    byDiscipline: 'Praticiens par discipline',
    noDiscipline: 'Sans discipline',
    sessionsToday: 'Aujourd’hui',
    sessionsLater: 'Plus tard',
    number,
  },
  attentionSentences: {
    temporaryEnded: (when) =>
      when === '' ? 'Mot de passe temporaire expiré' : `Mot de passe temporaire expiré ${when}`,
    temporaryUnused: (when) =>
      when === ''
        ? 'Mot de passe temporaire non utilisé'
        : `Mot de passe temporaire non utilisé, expire ${when}`,
    mustChangePassword: () => 'N’a pas encore choisi son mot de passe',
    locked: () => 'Bloqué après des essais incorrects',
    neverSignedIn: () => 'Jamais connecté',
    mfaPending: () => 'N’a pas encore configuré MFA',
    licenceEnded: (when) => (when === '' ? 'Permis échu' : `Permis échu le ${when}`),
    licenceEnding: (when) => (when === '' ? 'Permis bientôt échu' : `Le permis échoit le ${when}`),
    placementEnding: (when) => (when === '' ? 'Stage bientôt terminé' : `Le stage se termine le ${when}`),
    placementEnded: (when) =>
      when === ''
        ? 'Stage terminé, des clients ont besoin de quelqu’un'
        : `Stage terminé le ${when}, des clients ont besoin de quelqu’un`,
  },
}

/** Ce que les propriétaires doivent savoir. */
export const alerts: FileTranslation<typeof alertsEnglish> = {
  alertsText: {
    title: 'À savoir pour les propriétaires',
    settle: 'Marquer comme réglé',
    settleLabel: (sentence) => `Marquer comme réglé : ${sentence}`,
    settled: 'Réglé.',
    undo: 'Annuler',
    open: 'Ouvrir le compte',
    openLabel: (name) => `Ouvrir le compte de ${name}`,
    failed: 'Ce que les propriétaires doivent savoir n’a pas pu être chargé',
  },
  ownerChangeSentences: {
    ownership: (who, pc) =>
      `${who} est devenu propriétaire de la clinique${onOther(pc)}. Si aucun propriétaire ne l’a fait, retirez ce PC dans Paramètres > Synchronisation, et la propriété dans Paramètres > Clinique.`,
    password: (who, pc) =>
      `Le mot de passe de ${who}, propriétaire de la clinique, a été changé${onOther(pc)}. Si personne ne l’a voulu, retirez ce PC dans Paramètres > Synchronisation, et donnez un autre mot de passe.`,
    secondFactor: (who, pc) =>
      `La MFA de ${who}, propriétaire de la clinique, a été changée${onOther(pc)}. Si personne ne l’a voulu, retirez ce PC dans Paramètres > Synchronisation, et réinitialisez-la.`,
  },
  alertSentences: {
    emergencyAccess: (who, pc, reason) =>
      `${somebody(who)} a ouvert l’accès d’urgence${on(pc)}.${reason === '' ? '' : ` Raison donnée : « ${reason} »`}`,
    bulkReading: (who, pc, count) =>
      `${somebody(who)} a ouvert ${count === '' ? 'de très nombreux' : count} dossiers en peu de temps${on(pc)} et a été arrêté. Demandez pourquoi; les journaux nomment chacun.`,
    logDamaged: (pc) =>
      `Le journal de cette clinique a été modifié hors du programme${on(pc)}. Des entrées manquent peut-être; regardez les journaux.`,
    pcWentBack: (pc) =>
      `Les données de ${pc === '' ? 'un PC' : pc} sont revenues à un état plus ancien, comme après une sauvegarde restaurée. Il a retrouvé ce qu’il avait envoyé, et garde ce qui s’est fait depuis. Si personne n’a restauré de sauvegarde, demandez qui a utilisé ce PC.`,
    hubWentBack: () =>
      'Le hub a perdu des modifications qu’il avait, comme après une sauvegarde restaurée. Les PC les ont renvoyées, et rien n’est perdu. Si personne n’a restauré le hub, demandez à qui s’en occupe.',
    backupMissing: (pc, days) =>
      `Aucune sauvegarde n’a pu être faite depuis ${days === '' ? 'plusieurs' : days} jours${on(pc)}. Voyez Paramètres > Sauvegardes sur ce PC.`,
    pcNotHeard: (pc) =>
      `Les changements venus ${pc === '' ? 'd’un PC' : `de ${pc}`} sont illisibles; rien de ce que les autres PC ont fait depuis n’arrive donc ici. Informez qui s’occupe du hub. Si cela n’aide pas, notez ce qui a été fait en dernier sur ce PC et retirez-le dans Paramètres > Synchronisation : les autres continuent alors, et il peut être rajouté avec un nouveau code.`,
    changesLost: (pc, since) =>
      `${pc === '' ? 'Un PC' : pc} a été retiré de la clinique, et ce qu’il avait envoyé avant est illisible. Ce qui y a été fait ${since === '' ? 'n’est' : `après ${since} n’est peut-être`} sur aucun autre PC : regardez-y, et saisissez-le de nouveau.`,
    lockedOut: (who, pc) =>
      `La connexion de ${who === '' ? 'quelqu’un' : who} est bloquée après des essais incorrects${on(pc)}. Débloquez-la dans le compte, si c’était bien cette personne.`,
  },
}
