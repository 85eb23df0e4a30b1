import type { StartState } from '#shared/contract/start.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { keyPaths } from './keys/keyPaths.ts'
import type { Ports } from './ports.ts'
import { isRestorable, listBackups } from './restoreBackup.ts'
import type { StageState } from './stageState.ts'

/** What start-up needs to tell the screens, from whoever knows the clinic's tables. */
export type DescribeClinic = (
  db: ClinicDatabase,
) => Promise<Pick<StartState, 'clinicName' | 'isJoining' | 'isSample' | 'sampleSignIns'>>

const NO_CLINIC = { clinicName: null, isJoining: false, isSample: false, sampleSignIns: [] }

async function keychainState(ports: Ports, isNeeded: boolean): Promise<StartState['keychain']> {
  if (ports.keychain === undefined) return 'none'
  return isNeeded ? ports.keychain.probe() : 'ok'
}

/** Where the program stands, as its screens may know it before anybody signed in. */
export async function describeStage(
  ports: Ports,
  state: StageState,
  describeClinic: DescribeClinic,
): Promise<StartState> {
  const now = state.now()
  const isRecovery = now.stage === 'recovery'
  const canRestore = isRecovery && state.keyInHand() !== undefined && isRestorable(now.reason)
  const [newest] = canRestore ? listBackups(keyPaths(ports.paths.data)) : []
  return {
    stage: now.stage,
    reason: isRecovery ? now.reason : null,
    canUseRecoveryKey: isRecovery && now.canUseRecoveryKey,
    backupMadeAt: newest?.madeAt ?? null,
    dataFolder: isRecovery ? ports.paths.data : null,
    recovered: now.stage === 'open' ? state.recovered() : null,
    shell: ports.shell,
    version: ports.appVersion,
    keychain: await keychainState(ports, now.stage === 'firstRun' || isRecovery),
    keyStore: now.stage === 'open' || now.stage === 'passwordNeeded' ? now.keyStore : null,
    keyPolicy: now.stage === 'open' ? state.policy() : null,
    isKeyFileChosen: ports.prefersKeyFile,
    ...(now.stage === 'open' ? await describeClinic(now.db) : NO_CLINIC),
  }
}
