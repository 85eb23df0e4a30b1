import { describe, expect, it } from 'vitest'
import { french } from '#renderer/text/fr/index.ts'
import { englishWords } from '#renderer/text/language.ts'
import { english } from '#tests/support/englishWords.ts'
import {
  earlyReads,
  rendererFiles,
  strayFormats,
  strayTexts,
  TEXT_FOLDER,
} from '#tests/support/wordsInSource.ts'

const files = rendererFiles()
const screens = files.filter((file) => !file.startsWith(TEXT_FOLDER))

describe('words that people read', () => {
  it('stand in the catalogue, never in a screen', () => {
    expect(screens.length).toBeGreaterThan(200)
    expect(screens.flatMap(strayTexts)).toEqual([])
  })

  it('are put together with the reader’s numbers and days', () => {
    expect(files.flatMap(strayFormats)).toEqual([])
  })

  it('are read when they are shown, not while a module loads', async () => {
    const words = await english()
    const early = files.flatMap(earlyReads).filter(({ from, path }) => {
      // A group of words follows the language; a sentence taken out of it does not.
      let value: unknown = words.get(from)
      for (const key of path)
        value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
      return typeof value !== 'object' && typeof value !== 'function'
    })
    expect(early.map(({ place, path }) => `${place} ${path.join('.')}`)).toEqual([])
  })

  it('have their French, each of them', async () => {
    await english()
    const missing: string[] = []
    const compare = (word: unknown, other: unknown, path: string): void => {
      if (typeof word !== typeof other) missing.push(path)
      else if (typeof word === 'object' && word !== null)
        for (const [key, inner] of Object.entries(word))
          compare(
            inner,
            typeof other === 'object' && other !== null ? Reflect.get(other, key) : undefined,
            `${path}.${key}`,
          )
    }
    for (const [name, words] of englishWords()) {
      const [file = '', key = ''] = name.split('.')
      const there: unknown = Reflect.get(french, file)
      compare(words, typeof there === 'object' && there !== null ? Reflect.get(there, key) : undefined, name)
    }
    expect(englishWords().size).toBeGreaterThan(100)
    expect(missing).toEqual([])
  })
})
