import { ok } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import type { ClinicDatabase, WriteTx } from '#backend/db/clinicDatabase.ts'
import { insertRow } from '#backend/db/writeRow.ts'
import { addCompensationTier, addDiscipline } from '#backend/features/disciplines/index.ts'
import { insertPerson } from '#backend/features/users/index.ts'
import { type BenchPerson, type Lists, makePeople } from './makePeople.ts'
import { DISCIPLINES, TIERS } from './names.ts'

const ACT = { verb: 'bench.filled' }
const CHUNK = 10_000
const NOBODY = { actorId: null }

async function addLists(db: ClinicDatabase): Promise<Lists> {
  const disciplineIds: Lists['disciplineIds'][number][] = []
  const tierIds: Lists['tierIds'][number][] = []
  await db.write(NOBODY, async (tx) => {
    for (const name of DISCIPLINES) {
      const added = await addDiscipline(tx, name)
      if (added.ok) disciplineIds.push(added.data.disciplineId)
    }
    for (const name of TIERS) {
      const added = await addCompensationTier(tx, name)
      if (added.ok) tierIds.push(added.data.compensationTierId)
    }
    return ok(null)
  })
  const [discipline, ...disciplines] = disciplineIds
  const [tier, ...tiers] = tierIds
  return {
    disciplineIds: [must(discipline, 'a discipline'), ...disciplines],
    tierIds: [must(tier, 'a tier'), ...tiers],
  }
}

/** One person by the way the program itself takes; a sign-in where they have one. */
function add(tx: WriteTx, { person, signIn }: BenchPerson): void {
  const id = insertPerson(tx, person)
  if (signIn === 'none') return
  const isTemporary = signIn === 'temporary' || signIn === 'used'
  insertRow(
    tx,
    'credential',
    {
      id,
      password_hash: 'nobody signs in with this',
      is_temporary: isTemporary ? 1 : 0,
      temporary_until: isTemporary ? tx.now + 48 * 3_600_000 : null,
      is_temporary_used: signIn === 'used' ? 1 : 0,
      first_signed_in_at: signIn === 'fine' ? tx.now : null,
      password_changed_at: tx.now,
    },
    ACT,
  )
}

/**
 * Fills a clinic with invented people through the write door, the log, the outbox and the directory, 10,000 a
 * transaction, as an import does.
 * @returns people a second
 */
export async function fillClinic(db: ClinicDatabase, count: number): Promise<number> {
  const people = makePeople(count, await addLists(db))
  const start = performance.now()
  for (let left = count; left > 0; left -= CHUNK) {
    await db.write(NOBODY, async (tx) => {
      for (let index = Math.min(left, CHUNK); index > 0; index -= 1) {
        const next = people.next()
        if (next.done !== true) add(tx, next.value)
      }
      return Promise.resolve(ok(null))
    })
  }
  return (count / (performance.now() - start)) * 1000
}
