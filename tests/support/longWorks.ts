import { setImmediate } from 'node:timers/promises'
import type { LongWork } from '#backend/db/longWork.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { fail, ok } from '#shared/errors/index.ts'

/** Adds so many people, and can be cancelled. */
export const addMany: LongWork<{ count: number; name: string }, { added: number }, 'CANCELLED'> = {
  name: 'test.addMany',
  run: async (tx, { count, name }, { signal, onProgress }) => {
    for (let index = 0; index < count; index += 1) {
      if (signal.aborted) return fail('CANCELLED', {})
      insertPerson(tx, { ...BLANK_PERSON, kind: 'contact', firstName: `${name} ${index}`, lastName: name })
      if (index % 20 !== 0) continue
      onProgress(index)
      await setImmediate()
    }
    return ok({ added: count })
  },
}

/** Adds a person and throws, with the person's name in its words. */
export const throwAfterAdding: LongWork<{ name: string }, null, never> = {
  name: 'test.throwAfterAdding',
  run: (tx, { name }) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'contact', firstName: name, lastName: name })
    return Promise.reject(new RangeError(`No room for ${name}`))
  },
}

/** Adds a person and ends its thread. */
export const dieAfterAdding: LongWork<{ name: string }, null, never> = {
  name: 'test.dieAfterAdding',
  run: (tx, { name }) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'contact', firstName: name, lastName: name })
    return process.exit(3)
  },
}

/** How SQLite answers for settings, by their names. */
export type Settings = Readonly<Record<string, unknown>>
const SETTINGS = ['synchronous', 'foreign_keys', 'temp_store', 'secure_delete'] as const

/** What the connection that writes answers about its own settings. */
export const readSettings: LongWork<null, Settings, never> = {
  name: 'test.readSettings',
  run: (tx) => {
    const answers = SETTINGS.map((name) => [name, Object.values(tx.all(`PRAGMA ${name}`)[0] ?? {})[0]])
    return Promise.resolve(ok(Object.fromEntries(answers)))
  },
}

export const LONG_WORKS = [addMany, throwAfterAdding, dieAfterAdding, readSettings]
