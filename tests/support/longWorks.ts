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

export const LONG_WORKS = [addMany, throwAfterAdding, dieAfterAdding]
