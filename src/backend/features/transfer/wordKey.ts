import { foldText } from '#shared/lib/fold.ts'

/** A word of a cell as words are compared: without case, accents, blanks and punctuation, whichever apostrophe it has. */
export function wordKey(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
