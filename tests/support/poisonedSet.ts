import type { HubClient } from '#backend/sync/hubClient.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { readOwnChain } from '#backend/sync/goingBack/ownSets.ts'
import { newestClinicKey } from '#backend/sync/makeSet.ts'
import { hashOf, sealSet } from '#backend/sync/sealSet.ts'
import { readState, writeState } from '#backend/sync/syncState.ts'
import { joinCertificateSchema, NO_SET, type SetHeader } from '#shared/protocol/messages.ts'
import { must } from '#shared/lib/must.ts'
import { keysOf } from './hubClinic.ts'
import { data } from './hubPc.ts'
import type { SyncPc } from './syncPcs.ts'

/** Has a PC send a set of its own that nobody can read, as the next of its chain; what it says later follows it. */
export async function sendPoison(
  pc: SyncPc,
  way: Pick<HubClient, 'push'>,
  header: Partial<SetHeader> = {},
): Promise<void> {
  const bytes = await pc.write((tx) => {
    const { deviceEpoch, n, hash } = readOwnChain(tx)
    const { keyEpoch, key } = newestClinicKey(tx)
    const certificate = readState(tx, 'certificate')
    const first =
      n === 0 && certificate !== undefined
        ? { join: joinCertificateSchema.parse(JSON.parse(certificate)) }
        : {}
    const own: SetHeader = {
      version: 1,
      clinicId: must(readState(tx, 'clinicId'), 'a clinic'),
      deviceId: pc.pc.deviceId,
      deviceEpoch,
      n: n + 1,
      previous: n === 0 ? NO_SET : hash,
      keyEpoch,
      ...first,
      ...header,
    }
    const made = sealSet(own, Buffer.from('no set'), key, keysOf(pc).sign)
    writeState(tx, 'lastN', own.n)
    writeState(tx, 'lastHash', hashOf(made))
    return made
  })
  data(await way.push([bytes]))
}

/** The names of the people whom a PC knows. */
export const namesOf = (pc: SyncPc): Promise<string[]> =>
  pc.write((tx) =>
    tx
      .all('SELECT first_name FROM user ORDER BY first_name')
      .filter(isRow)
      .map((row) => String(row['first_name'])),
  )
