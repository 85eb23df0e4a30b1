import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'
import type * as english from '../sync.ts'

const changes = (many: number): string =>
  `${numberFormat().format(many)} ${many < 2 ? 'changement' : 'changements'}`

/** De combien une horloge est décalée. */
function span(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const [many, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.round(minutes / 60), 'heure']
        : [Math.round(minutes / 1440), 'jour']
  return `${numberFormat().format(many)} ${unit}${many < 2 ? '' : 's'}`
}

/** Ce qui peut être désactivé ou retiré, par table. */
const HELD_WORDS: Readonly<Record<string, string>> = {
  user: 'personnes',
  user_role: 'rôles',
  credential: 'accès',
  client: 'clients',
  client_person: 'proches de clients',
  crew: 'équipes',
  crew_member: 'membres d’équipe',
  discipline: 'disciplines',
  compensation_tier: 'échelons de rémunération',
  service: 'services',
  session: 'séances',
  device: 'PC',
}

/** L’état de la synchronisation, et Paramètres > Synchronisation. */
export const sync: FileTranslation<typeof english> = {
  syncText: {
    label: 'Synchronisation',
    states: {
      inStep: 'Synchronisé',
      working: 'Synchronisation…',
      joining: 'Réception des données de la clinique…',
      waiting: 'En attente du réseau',
      attention: 'Synchronisation à vérifier',
    },
    unsentShort: (many) => `${numberFormat().format(many)} non ${many < 2 ? 'envoyé' : 'envoyés'}`,
    unsent: (many) =>
      many === 0 ? 'Tout ce qui a été fait ici est sur le hub.' : `${changes(many)} d’ici à envoyer au hub.`,
    unsentStays: (many) =>
      many < 2
        ? `${changes(many)} d’ici n’est jamais arrivé au hub. Il n’est que sur ce PC.`
        : `${changes(many)} d’ici ne sont jamais arrivés au hub. Ils ne sont que sur ce PC.`,
    inStepSince: 'Synchronisé depuis',
    lastContact: 'Dernière réponse du hub :',
    neverContact: 'Le hub n’a pas répondu depuis le démarrage du programme.',
    waitingExplained: 'Travaillez comme d’habitude. Ce PC envoie ce qui a été fait dès que le hub répond.',
    progress: (done, total) => `${numberFormat().format(done)} sur ${numberFormat().format(total)}`,
    setAside: (many) =>
      many < 2
        ? '1 changement d’un autre PC ne convient pas aux données d’ici et a été mis de côté.'
        : `${changes(many)} d’autres PC ne conviennent pas aux données d’ici et ont été mis de côté.`,
    now: 'Synchroniser',
    open: 'Paramètres > Synchronisation',
    problems: {
      revoked:
        'Un propriétaire a retiré ce PC de la clinique, ou un autre pendant que celui-ci la rejoignait. Il n’envoie et ne reçoit plus rien; ce qui s’y trouve y reste. Pour continuer avec lui, demandez un nouveau code.',
      unsafeConnection:
        'La connexion au hub n’est pas sûre; rien n’a donc été envoyé. Demandez à qui s’en occupe de vérifier son certificat.',
      hubNotTrusted:
        'Le hub a donné quelque chose qu’aucun PC de cette clinique n’a scellé, ou a omis quelque chose. Rien n’en a été pris. Informez qui s’en occupe.',
      otherHub:
        'Le hub ne connaît pas cette clinique : il a perdu ses données, ou un autre hub répond à cette adresse. Rien n’a été envoyé. Informez qui s’en occupe; un propriétaire peut faire recréer le compte dans Paramètres > Synchronisation.',
      hubWentBack:
        'Le hub a perdu des changements qu’il avait, comme après une restauration. Rien n’est perdu ici : ce PC les envoie de nouveau.',
      thisPcWentBack:
        'Les données de ce PC sont plus anciennes que ce qu’il a envoyé, comme après une restauration. Il récupère ce qu’il a envoyé, puis continue.',
      updateNeeded: 'Un autre PC ou le hub a une version plus récente. Mettez à jour le programme sur ce PC.',
      storageFull: 'L’espace de la clinique sur le hub est épuisé. Demandez-en plus à qui s’en occupe.',
      massVoid:
        'Un autre PC a rendu inactif ou retiré beaucoup de choses d’un coup. Rien n’en a été pris ici. Un propriétaire décide dans Paramètres > Synchronisation.',
      keyMissing:
        'Ce PC n’a pas la clé la plus récente de la clinique : il ne peut pas lire ce que font les autres PC et n’envoie rien. Rien n’est perdu. Informez qui s’occupe du hub.',
      diskFull:
        'Le disque de ce PC est plein; il ne se synchronise donc pas. Libérez de l’espace : il continuera ensuite de lui-même.',
      localTrouble:
        'Ce PC n’a pas pu lire ou écrire ses propres données; il ne se synchronise donc pas. Il réessaie de lui-même. Si cela dure, redémarrez le PC et faites vérifier son disque.',
      differs:
        'Les PC n’ont pas tous les mêmes données, bien que chacun ait reçu tout ce que les autres ont dit.',
    },
    clockOwn: (aheadMs) =>
      `L’horloge de ce PC ${aheadMs > 0 ? 'avance' : 'retarde'} de ${span(Math.abs(aheadMs))}. Rien n’est perdu, mais les heures du journal sont fausses. Réglez l’horloge dans les paramètres du système.`,
    clockOther: (pc, aheadMs) =>
      `L’horloge ${pc === '' ? 'd’un autre PC' : `de ${pc}`} avance de ${span(aheadMs)} sur celle de ce PC. Rien n’est perdu, mais ses changements plus récents l’emportent là où les deux ont changé la même chose. Réglez l’horloge là-bas ou ici.`,
    differsFrom: (names) => `Pas comme ici : ${names.join(', ')}.`,
    differsExplained:
      'Un fichier a été endommagé, ou changé par autre chose, sur l’un d’eux. Regardez la même personne ou la même séance sur chaque PC. Sur celui qui a tort, un propriétaire lui fait reprendre les données d’un autre PC, dans Paramètres > Synchronisation.',
    copyAsk: 'Reprendre les données d’un autre PC…',
    copyTitle: 'Reprendre les données d’un autre PC?',
    copyExplained:
      'Tout sur ce PC devient ce que l’autre PC a; ce qui n’est qu’ici s’en va, sauf une sauvegarde faite d’abord. Ce qui a été changé ici et n’est pas encore envoyé reste. Rien ne change sur les autres PC, et vous pouvez continuer à travailler.',
    copyFrom: 'Quelles données sont les bonnes?',
    copyWhich: 'Choisissez un PC.',
    copyNone: 'Aucun autre PC n’a cette version d’Anteroom : mettez-les d’abord à jour.',
    copyDo: 'Reprendre ses données',
    copyWaits: (pc) => `Ce PC reprend les données de ${pc} dès que celui-ci est allumé et joint le hub.`,
    copyComes: (pc) =>
      `Ce PC est en train de reprendre les données de ${pc}. Vous pouvez continuer à travailler.`,
    copyLeave: 'Ne pas les reprendre',
    heldTitle: 'Prendre ce qu’un autre PC a rendu inactif ou retiré?',
    heldWhat: (pc, what) =>
      `${pc === '' ? 'Un autre PC' : pc} a rendu inactif ou retiré d’un coup : ${what}.`,
    heldRows: (rows) =>
      Object.entries(rows)
        .map(([table, many]) => `${HELD_WORDS[table] ?? 'autres'} (${numberFormat().format(many)})`)
        .join(', '),
    heldExplained:
      'Jusqu’à votre décision, rien de ce que les autres PC ont fait depuis n’arrive ici; ce qui est fait ici leur parvient quand même. Si vous refusez, tout est remis en place sur chaque PC; rien d’autre de ce PC n’est perdu.',
    heldTake: 'Prendre',
    heldRefuse: 'Refuser',
    staffListTitle: 'Laisser ce PC continuer sans le hub?',
    staffListSince: (since) =>
      `Ce PC n’a plus de nouvelles des autres PC de la clinique depuis le ${since}. Jusqu’aux prochaines, seuls les propriétaires peuvent s’y connecter.`,
    staffListSinceNever:
      'Ce PC n’a plus de nouvelles des autres PC de la clinique depuis 14 jours. Jusqu’aux prochaines, seuls les propriétaires peuvent s’y connecter.',
    staffListRisk:
      'Si vous le laissez continuer, toutes les personnes de sa liste peuvent s’y connecter 14 jours de plus. Les personnes parties entre-temps le pourraient encore : désactivez d’abord celles dont vous savez qu’elles sont parties.',
    staffListConfirm: 'Laisser continuer',
    staffListLater: 'Pas maintenant',
    staffListOld:
      'Seuls les propriétaires peuvent se connecter à ce PC : il est sans nouvelles des autres PC depuis trop longtemps.',
    staffListAsk: 'Laisser continuer…',
    staffListSoon: (days) =>
      days < 2
        ? 'D’ici un jour, seuls les propriétaires pourront se connecter ici. Branchez ce PC au réseau.'
        : `Dans ${numberFormat().format(days)} jours, seuls les propriétaires pourront se connecter ici. Branchez ce PC au réseau.`,

    section: 'Synchronisation',
    failed: 'les PC de la clinique',
    explained:
      'Avec un hub, la clinique travaille sur plusieurs PC : chacun a toutes les données, fonctionne sans réseau et reçoit ce que les autres ont fait. Le hub les garde chiffrées et ne peut pas les lire.',
    address: 'Adresse du hub',
    addressHint: 'Telle que donnée par qui s’en occupe, par exemple hub.example.org',
    registrationCode: 'Mot d’inscription',
    registrationHint: 'Seulement si le hub en demande un.',
    create: 'Se connecter à ce hub',
    change: 'Utiliser un autre hub',
    changeTitle: 'Utiliser un autre hub',
    changeExplained:
      'Pour un hub qui a perdu ses données, ou qui n’existe plus. Le compte de la clinique y est recréé avec tous les PC qui en font partie. Rien n’est perdu : ce PC envoie ce qu’il a, et chaque autre PC envoie ce qui manque. À la même adresse, ils continuent d’eux-mêmes; à une autre, faites-le sur chacun.',
    changeDo: 'Utiliser ce hub',
    changed: 'La clinique est sur ce hub. Ce PC envoie ce qu’il a.',
    pcs: 'PC de la clinique',
    thisPc: 'Ce PC',
    revoked: 'Retiré',
    lastSync: 'Dernière synchronisation',
    notHeard: 'Pas encore entendu',
    notRead: 'A rejoint, mais rien n’en est lisible',
    joined: 'Ajouté',
    version: (version) => `Version ${version}`,
    hubNotAsked: 'Le hub ne répond pas : on ne sait pas quand chaque PC s’est synchronisé.',
    hub: 'Hub',
    rename: 'Renommer',
    renameOf: (name) => `Renommer ${name}`,
    renameTitle: 'Renommer le PC',
    name: 'Nom',
    take: 'Retirer',
    takeOf: (name) => `Retirer ${name}`,
    takeQuestion: (name) => `Retirer ${name} de la clinique?`,
    takeExplained:
      'Il ne reçoit plus rien, et ce qu’il envoie encore est refusé. La clinique reçoit une nouvelle clé que ce PC n’aura jamais. Ses données y restent : effacez le PC s’il est perdu ou vendu. Pour revenir, il lui faut un nouveau code.',
    takeUnsent: (many) =>
      many < 2
        ? '1 changement fait sur ce PC n’est pas sur le hub et y resterait.'
        : `${changes(many)} faits sur ce PC ne sont pas sur le hub et y resteraient.`,
    add: 'Ajouter un PC',
    addTitle: 'Ajouter un PC',
    addExplained:
      'Sur le nouveau PC, choisissez « Joindre une clinique » et saisissez ou balayez ce code. Il sert une seule fois. Qui l’a obtient les données de la clinique : ne le montrez que là où vous êtes.',
    adding: 'Préparation d’un code…',
    code: 'Code pour le nouveau PC',
    codeLeft: (minutes, seconds) => `Valable encore ${minutes}:${String(seconds).padStart(2, '0')}`,
    codeOver: 'Ce code n’est plus valable.',
    another: 'Créer un autre code',
    copyCode: 'Copier le code',
  },
}
