import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { TEXT_FOLDER } from './wordsInSource.ts'

const isWords = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Every file of words by its name (`users.ts`), as its module gives it. */
export async function english(): Promise<ReadonlyMap<string, object>> {
  const words = new Map<string, object>()
  for (const name of readdirSync(TEXT_FOLDER)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const module: unknown = await import(join(TEXT_FOLDER, name))
    if (isWords(module)) words.set(name, module)
  }
  return words
}
