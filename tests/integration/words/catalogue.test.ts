import { describe, expect, it } from 'vitest'
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
})
