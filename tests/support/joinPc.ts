import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClinicDatabase } from '#backend/db/clinicDatabase.ts'
import { openClinic } from '#backend/db/openClinic.ts'
import { writeAlways } from '#backend/db/writeAlways.ts'
import { insertRow } from '#backend/db/writeRow.ts'
import { hashPassword } from '#backend/features/identity/index.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { deviceKeys } from '#backend/sync/deviceKeys.ts'
import type { HubClient } from '#backend/sync/hubClient.ts'
import {
  claimInvitation,
  type Invitation,
  openInvitation,
  writeNewPc,
} from '#backend/sync/joining/claimInvitation.ts'
import { invitePc } from '#backend/sync/joining/invitePc.ts'
import { readJoinCode } from '#backend/sync/joining/joinCode.ts'
import { writeState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { enrolAll } from './hubClinic.ts'
import { data } from './hubPc.ts'
import type { TestHub } from './startHub.ts'
import { startSyncPcs, type SyncPc } from './syncPcs.ts'
import { OWNER_EMAIL, OWNER_PASSWORD } from './testApp.ts'

export type HubClinic = {
  readonly a: SyncPc
  readonly client: ReturnType<typeof connectHub>
  readonly clinicId: string
  /** A code for a new PC. */
  readonly invite: () => Promise<string>
  readonly close: () => Promise<void>
}

/** A clinic of one PC at a hub, with an owner who can sign in and as many people as asked for. */
export async function startHubClinic(hub: TestHub, people: number): Promise<HubClinic> {
  const { pcs, close } = await startSyncPcs(1)
  const a = must(pcs[0], 'a PC')
  const { clients, tokens, clinicId } = await enrolAll(hub.address, pcs)
  const client = must(clients[0], 'a client')
  const page = await client.pull(0, 0)
  const identity = data(page).hub
  const password_hash = await hashPassword(OWNER_PASSWORD)
  await a.write((tx) => {
    writeState(tx, 'address', hub.address)
    writeState(tx, 'seed', a.seed)
    writeState(tx, 'token', must(tokens[0], 'a token'))
    writeState(tx, 'hubId', identity.hubId)
    writeState(tx, 'generation', identity.generation)
    insertRow(
      tx,
      'clinic',
      {
        id: 'clinic',
        name: 'Maple Therapy',
        phone: '',
        email: '',
        address: '',
        timezone: 'America/Toronto',
        plan: 'teams',
        idle_lock_minutes: 5,
        temporary_password_hours: 48,
        is_mfa_offered: 0,
        is_mfa_required: 0,
        mfa_required_roles: '',
        has_timesheets: 0,
        has_team_page: 0,
        is_sample: 0,
      },
      { verb: 'clinic.setUp' },
    )
    const id = insertPerson(tx, {
      ...BLANK_PERSON,
      kind: 'staff',
      firstName: 'Olive',
      lastName: 'Owens',
      primaryEmail: OWNER_EMAIL,
      roles: ['owner'],
    })
    const times = { temporary_until: null, first_signed_in_at: tx.now, password_changed_at: tx.now }
    insertRow(
      tx,
      'credential',
      { id, password_hash, is_temporary: 0, is_temporary_used: 0, ...times },
      { verb: 'credential.changed' },
    )
  })
  for (let at = 1; at < people; at += 500) {
    await a.write((tx) => {
      for (let one = at; one < Math.min(people, at + 500); one += 1)
        insertPerson(tx, {
          ...BLANK_PERSON,
          kind: one % 3 === 0 ? 'staff' : 'guardian',
          firstName: `Ada ${one}`,
          lastName: `Canarybird ${one}`,
          primaryEmail: `ada${one}@maple.example`,
        })
    })
  }
  return {
    a,
    client,
    clinicId,
    invite: async () => {
      const invited = await invitePc(a.db(), client, { seed: a.seed, actorId: null })
      if (!invited.ok) throw new Error(JSON.stringify(invited.error))
      return invited.data.code
    },
    close: async () => {
      client.close()
      await close()
    },
  }
}

/** What an invitation holds, opened with its code at the hub that the code names. */
export async function openCode(code: string): Promise<Invitation> {
  const read = must(readJoinCode(code), 'a code')
  const guest = connectHub({ address: read.address, token: '' })
  const opened = await openInvitation(guest, read)
  guest.close()
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.data
}

/** A new PC that took an invitation up; its data have yet to come. */
export async function joinPc(
  code: string,
): Promise<SyncPc & { client: HubClient; close: () => Promise<void> }> {
  const invitation = await openCode(code)
  const seed = randomBytes(32)
  const own = deviceKeys(seed)
  const { address } = invitation.code
  const guest = connectHub({ address, token: '' })
  const claimed = await claimInvitation(guest, invitation, randomUUID(), own)
  guest.close()
  if (!claimed.ok) throw new Error(JSON.stringify(claimed.error))
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-join-'))
  const clock = { now: Date.UTC(2026, 9, 5), monotonic: 0 }
  const open = (create: boolean): ClinicDatabase =>
    openClinic({
      file: join(folder, 'b.db'),
      key: undefined,
      create,
      backupFolder: join(folder, 'backups'),
      clock: { now: () => clock.now, monotonic: () => clock.monotonic },
      beforeCommit: refreshLists,
      afterCommit: () => {},
    })
  let db = open(true)
  const hex = seed.toString('hex')
  await writeAlways(db, null, (tx) => writeNewPc(tx, invitation, claimed.data, { name: 'Desk B', seed: hex }))
  const restart = async (): Promise<void> => {
    await db.close()
    db = open(false)
  }
  await restart()
  const client = connectHub({ address, token: claimed.data.token })
  return {
    pc: claimed.data.pc,
    seed: hex,
    clock,
    db: () => db,
    restart,
    write: (work) => writeAlways(db, null, work),
    client,
    close: async () => {
      client.close()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
