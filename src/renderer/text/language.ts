import { create } from 'zustand'
import type { Language } from '#shared/domain/languages.ts'
import { withHardSpaces } from './hardSpaces.ts'

type Say = (...facts: never[]) => string
/** Words of one part of the program: sentences, and functions that put facts into sentences. */
export type Words = { readonly [name: string]: string | Say | Words | readonly Words[] }

/** The same words in another language: every sentence, and every function with the same facts. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : Translation<T[K]>
}

/** What a file of words exports, in another language: its objects; functions that choose between them stay one. */
export type FileTranslation<T> = {
  readonly [K in keyof T as T[K] extends (...facts: never[]) => unknown ? never : K]: Translation<T[K]>
}

type Catalogue = { readonly [file: string]: { readonly [name: string]: unknown } }

/** The language on the screen. Change it by `speak` alone. */
export const useLanguage = create<{ readonly language: Language }>(() => ({ language: 'en' }))
let spoken: Catalogue = {}
const english = new Map<string, unknown>()

/** A catalogue as it is printed in French; what it says is the same. */
function typeset(catalogue: Catalogue): Catalogue {
  const files = Object.entries(catalogue).map(([file, names]) => {
    const said = Object.entries(names).map(([name, words]) => [name, withHardSpaces(words)])
    return [file, Object.fromEntries(said)]
  })
  return Object.fromEntries(files)
}

/** English comes with the program, each other language with its first use. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve({}),
  fr: async () => typeset((await import('./fr/index.ts')).french),
}

/** The language that was asked for last: a slower answer for another one comes too late. */
let wanted: Language = 'en'

/** Puts all words into a language. Screens that are there must be made anew: `App` does so by its key. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  const catalogue = await CATALOGUES[language]()
  if (wanted !== language) return
  spoken = catalogue
  useLanguage.setState({ language })
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

function read(group: unknown, key: string): unknown {
  return isGroup(group) ? Reflect.get(group, key) : undefined
}

/** A view of words in whatever language is spoken when they are read; English where a word is missing. */
function viewOf<T extends object>(words: T, translation: () => unknown): T {
  const view: object = Array.isArray(words) ? [] : {}
  for (const [key, value] of Object.entries(words)) {
    const there = (): unknown => read(translation(), key)
    const inner: unknown = isGroup(value) ? viewOf(value, there) : undefined
    Object.defineProperty(view, key, {
      enumerable: true,
      get: () => inner ?? there() ?? value,
    })
  }
  // The view has exactly the keys of the words, each with a value of the same kind: this is where that is made so.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return view as T
}

/**
 * Makes words translatable. They are read when they are shown, never kept while a module loads.
 * @param name `<file>.<export>`: where the other languages have them
 */
export function translatable<const T extends object>(name: string, words: T): T {
  const [file = '', key = ''] = name.split('.')
  english.set(name, words)
  return viewOf(words, () => read(spoken[file], key))
}

/** All words that were made translatable so far, in English, by name: for the test that compares the catalogues. */
export const englishWords = (): ReadonlyMap<string, unknown> => english
