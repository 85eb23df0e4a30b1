import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

const number = (count: number): string => numberFormat().format(count)
const people = (count: number): string => (count === 1 ? '1 person' : `${number(count)} people`)
const services = (count: number): string => (count === 1 ? '1 service' : `${number(count)} services`)

function reach(ofPeople: number, ofServices: number): string {
  if (ofPeople > 0 && ofServices > 0) return `${people(ofPeople)}, ${services(ofServices)}`
  return ofPeople > 0 ? people(ofPeople) : services(ofServices)
}

/** Disciplines and compensation tiers in Settings. */
export const nameListsText = translatable('nameLists.nameListsText', {
  current: 'In use',
  ended: 'Ended',
  endedExplained: 'People and services that have one of these keep it. Nobody else is offered it.',
  /** Beside the name in a choice, where somebody still has it. */
  endedName: (name: string): string => `${name} (ended)`,
  reach: (ofPeople: number, ofServices: number): string =>
    ofPeople + ofServices === 0 ? 'not used' : reach(ofPeople, ofServices),
  rename: (name: string): string => `Rename ${name}`,
  newName: (name: string): string => `New name of ${name}`,
  save: 'Save',
  renamed: (before: string, after: string): string => `${before} is now called ${after}.`,
  end: (name: string): string => `End ${name}`,
  isEnded: (name: string): string => `${name} is ended.`,
  bringBack: 'Bring back',
  bringBackOf: (name: string): string => `Bring back ${name}`,
  isBack: (name: string): string => `${name} is offered again.`,
  undo: 'Undo',
  merge: (name: string): string => `Merge ${name} into another`,
  mergeTitle: (name: string): string => `Merge ${name}`,
  into: 'Into',
  intoHint: 'Choose which one stays',
  moves: (ofPeople: number, ofServices: number, into: string): string =>
    ofPeople + ofServices === 0
      ? `Nobody has it, so nothing moves to ${into}.`
      : `${reach(ofPeople, ofServices)} will have ${into} instead.`,
  endsThen: (name: string): string => `${name} is ended then. Sessions and the log keep what they say.`,
  endedStays: (name: string): string => `${name} stays ended.`,
  mergeVerb: 'Merge',
  merged: (name: string, into: string): string => `${name} is part of ${into} now.`,
  unmerged: (name: string): string => `${name} is there again, with everybody who had it.`,
  notUndone: 'It was not undone: something of it was changed since.',
} as const)
