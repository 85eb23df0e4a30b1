import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { UserId } from '#shared/domain/ids.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'
import { savePreference } from '../clinic/index.ts'
import { findChoice } from './choiceRepository.ts'

/** The same for every file with these headers in this order. */
function nameOf(what: 'people' | 'clients', headers: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(headers)).digest('hex').slice(0, 24)
  return `import.${what}.${hash}`
}

/** What somebody chose for such a file before, column by column; undefined where nobody did, or it says nothing now. */
export async function readColumnChoice<T extends string>(
  db: Reader,
  userId: UserId,
  what: 'people' | 'clients',
  { headers, fields }: { readonly headers: readonly string[]; readonly fields: readonly T[] },
): Promise<(T | null)[] | undefined> {
  const text = await findChoice(db, userId, nameOf(what, headers))
  if (text === undefined) return undefined
  const read = z.array(z.enum(fields).nullable()).safeParse(JSON.parse(text))
  // The fields are those of T: the schema is made of them.
  return read.success && read.data.length === headers.length ? read.data : undefined
}

/** Remembers a choice for the next file with these headers, for this person on this PC. */
export function keepColumnChoice(
  tx: WriteTx,
  userId: UserId,
  what: 'people' | 'clients',
  choice: { readonly headers: readonly string[]; readonly fields: readonly (string | null)[] },
): void {
  savePreference(tx, userId, nameOf(what, choice.headers), JSON.stringify(choice.fields))
}
