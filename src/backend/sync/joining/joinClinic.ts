import { randomBytes, randomUUID } from 'node:crypto'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { BareCall, HandlersOf } from '../../call.ts'
import { connectHub } from '../connectHub.ts'
import { deviceKeys } from '../deviceKeys.ts'
import { type ClaimFailure, claimInvitation, openInvitation, writeNewPc } from './claimInvitation.ts'
import { readJoinCode } from './joinCode.ts'
import { progressOf } from './joiningProgress.ts'
import { findJoining } from './joiningRepository.ts'

/** Thrown while the database is filled, so that no half joined one stays. */
class NotJoined extends Error {
  readonly failure: ClaimFailure

  constructor(failure: NotJoined['failure']) {
    super('not joined')
    this.failure = failure
  }
}

/**
 * "Join a clinic": opens the invitation, makes this PC's keys and database, and takes the invitation up in between, so
 * that a code is used only where everything else went well. The data follow in the background.
 */
async function joinClinic(
  call: BareCall,
  { code, pcName, keepKeyInFile }: ParsedInputOf<'setup.joinClinic'>,
): Promise<Answer<'setup.joinClinic'>> {
  const read = readJoinCode(code)
  if (read === undefined) return fail('JOIN_CODE_WRONG', {})
  const hub = connectHub({ address: read.address, token: '', proxyFor: call.ports.proxyFor })
  try {
    const invitation = await openInvitation(hub, read)
    if (!invitation.ok) return invitation
    const seed = randomBytes(32)
    const deviceId = deviceIdSchema.parse(randomUUID())
    const created = await call.stage.create(keepKeyInFile, async (tx) => {
      const claimed = await claimInvitation(hub, invitation.data, deviceId, deviceKeys(seed))
      if (!claimed.ok) throw new NotJoined(claimed)
      writeNewPc(tx, invitation.data, claimed.data, { name: pcName, seed: seed.toString('hex') })
    })
    return created.ok ? ok({ recoveryKey: created.data.recoveryKey }) : created
  } catch (error) {
    if (error instanceof NotJoined) return error.failure
    throw error
  } finally {
    hub.close()
  }
}

/** How far the data of this PC are; nothing where it has its clinic. */
async function getJoining(call: BareCall): Promise<Answer<'sync.getJoining'>> {
  const now = call.stage.now()
  const joining = now.stage === 'open' ? await findJoining(now.db.read) : undefined
  if (now.stage !== 'open' || joining === undefined)
    return ok({ isJoining: false, clinicName: '', progress: null, problem: null })
  return ok({ isJoining: true, clinicName: joining.clinicName, ...progressOf(now.db) })
}

/** What "Join a clinic" asks for. */
export const joiningHandlers: HandlersOf<'setup.joinClinic' | 'sync.getJoining'> = {
  'setup.joinClinic': joinClinic,
  'sync.getJoining': getJoining,
}
