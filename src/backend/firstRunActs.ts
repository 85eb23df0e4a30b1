import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { fail, ok } from '#shared/errors/index.ts'
import type { AppStage, Recovered } from './appStage.ts'
import type { ClinicDatabase, WriteTx } from './db/clinicDatabase.ts'
import { createKeys } from './keys/createKeys.ts'
import { destroyKeys } from './keys/destroyKeys.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { markDatabaseMade } from './keys/markDatabaseMade.ts'
import { resumeFirstRun } from './keys/resumeFirstRun.ts'
import { makeDatabase } from './makeDatabase.ts'
import type { Commits } from './openFiles.ts'
import type { Ports, SecretStore } from './ports.ts'
import type { createRecoverySheet } from './recoverySheet.ts'
import type { StageState } from './stageState.ts'

type Parts = {
  readonly ports: Ports
  readonly commits: Commits
  readonly state: StageState
  readonly recoverySheet: ReturnType<typeof createRecoverySheet>
  readonly secretStore: () => SecretStore | undefined
  readonly open: (db: ClinicDatabase, key: Buffer, recovered: Recovered | null) => Promise<void>
  readonly begin: () => Promise<void>
  readonly onChange: () => void
}

async function create(
  { ports, commits, state, recoverySheet, open, onChange }: Parts,
  keepKeyInFile: boolean,
  fill: (tx: WriteTx) => Promise<unknown>,
): ReturnType<AppStage['create']> {
  const { data } = ports.paths
  if (state.now().stage !== 'firstRun') return fail('DATA_ALREADY_HERE', {})
  const store = keepKeyInFile || ports.prefersKeyFile ? ports.keyFile : ports.keychain
  if (store === undefined) return fail('KEY_FILE_NOT_CHOSEN', {})
  const resumed = await resumeFirstRun(data, ports)
  const made =
    resumed === undefined ? await createKeys({ folder: data, store, deviceId: randomUUID() }) : ok(resumed)
  if (!made.ok) return made
  const db = await makeDatabase(ports, commits, made.data.dek, fill)
  await markDatabaseMade(data)
  await open(db, made.data.dek, null)
  recoverySheet.hold(made.data.recoveryKey)
  onChange()
  return ok({ recoveryKey: made.data.recoveryKey })
}

/**
 * In an order in which a cut leaves either the sample as it was or an empty folder with keys, which a first run goes
 * on with. Whatever fails, the program finds out anew where it stands.
 */
async function remove(parts: Parts): ReturnType<AppStage['remove']> {
  const { ports, state } = parts
  const now = state.now()
  if (now.stage !== 'open') return ok(null)
  const store = parts.secretStore()
  if (store === undefined || (await store.probe()) !== 'ok') return fail('KEY_STORE_UNAVAILABLE', {})
  const { data } = ports.paths
  const paths = keyPaths(data)
  try {
    await now.db.close()
    parts.recoverySheet.forget()
    rmSync(paths.backups, { recursive: true, force: true })
    for (const file of [paths.marker, ...paths.databaseCompanions, paths.database])
      rmSync(file, { force: true })
    return await destroyKeys(data, ports)
  } finally {
    state.setClosed({ stage: 'firstRun' })
    await parts.begin()
    parts.onChange()
  }
}

/** The acts that make a clinic, and take a sample away. */
export function createFirstRunActs(parts: Parts): Pick<AppStage, 'create' | 'remove'> {
  return {
    create: (keepKeyInFile, fill) => parts.state.inTurn(() => create(parts, keepKeyInFile, fill)),
    remove: () => parts.state.inTurn(() => remove(parts)),
  }
}
