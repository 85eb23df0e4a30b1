import type { FileTranslation } from '../language.ts'
import { numberFormat } from '../locale.ts'
import type * as english from '../nameLists.ts'

const number = (count: number): string => numberFormat().format(count)
const people = (count: number): string => (count < 2 ? `${count} personne` : `${number(count)} personnes`)
const services = (count: number): string => (count < 2 ? `${count} service` : `${number(count)} services`)

function reach(ofPeople: number, ofServices: number): string {
  if (ofPeople > 0 && ofServices > 0) return `${people(ofPeople)}, ${services(ofServices)}`
  return ofPeople > 0 ? people(ofPeople) : services(ofServices)
}

/** Disciplines et échelons de rémunération dans les paramètres. */
export const nameLists: FileTranslation<typeof english> = {
  nameListsText: {
    current: 'En usage',
    ended: 'Terminés',
    endedExplained: 'Personnes et services qui en ont un le gardent. Il n’est plus offert à d’autres.',
    endedName: (name) => `${name} (terminé)`,
    reach: (ofPeople, ofServices) =>
      ofPeople + ofServices === 0 ? 'inutilisé' : reach(ofPeople, ofServices),
    rename: (name) => `Renommer ${name}`,
    newName: (name) => `Nouveau nom de ${name}`,
    save: 'Enregistrer',
    renamed: (before, after) => `${before} s’appelle maintenant ${after}.`,
    end: (name) => `Mettre fin à ${name}`,
    isEnded: (name) => `${name} est terminé.`,
    bringBack: 'Rétablir',
    bringBackOf: (name) => `Rétablir ${name}`,
    isBack: (name) => `${name} est de nouveau offert.`,
    undo: 'Annuler',
    merge: (name) => `Fusionner ${name} avec un autre`,
    mergeTitle: (name) => `Fusionner ${name}`,
    into: 'Avec',
    intoHint: 'Choisissez celui qui reste',
    moves: (ofPeople, ofServices, into) =>
      ofPeople + ofServices === 0
        ? `Personne ne l’a : rien ne passe à ${into}.`
        : `${reach(ofPeople, ofServices)} : ${into} en prendra la place.`,
    endsThen: (name) => `${name} est alors terminé. Les séances et le journal gardent ce qu’ils disent.`,
    endedStays: (name) => `${name} reste terminé.`,
    mergeVerb: 'Fusionner',
    merged: (name, into) => `${name} fait maintenant partie de ${into}.`,
    unmerged: (name) => `${name} est de retour, avec tous ceux qui l’avaient.`,
    notUndone: 'Ce n’a pas été annulé : quelque chose a été modifié depuis.',
  },
}
