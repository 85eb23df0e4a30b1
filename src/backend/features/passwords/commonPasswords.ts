import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let read: { readonly from: string; readonly entries: ReadonlySet<string> } | undefined

/**
 * The passwords and words that are guessed first, folded (build/makeCommonPasswords.ts). Read at the first new
 * password of a run, not at start-up: most runs never need them. Throws where the file is missing, since a program
 * that skips this check in silence would be worse than one that says it is broken.
 * @param resources the folder of the files shipped with the program
 */
export function commonPasswords(resources: string): ReadonlySet<string> {
  if (read?.from !== resources) {
    const text = readFileSync(join(resources, 'common-passwords.txt'), 'utf8')
    read = { from: resources, entries: new Set(text.split('\n').filter((line) => line !== '')) }
  }
  return read.entries
}
