import { translatable } from './language.ts'

/** The question before typed changes are thrown away. */
export const unsavedChangesText = translatable('unsavedChanges.unsavedChangesText', {
  title: 'Discard your changes?',
  explanation: 'What you typed here is not saved yet. Discarding it can’t be undone.',
  keepEditing: 'Keep editing',
  discard: 'Discard',
} as const)
