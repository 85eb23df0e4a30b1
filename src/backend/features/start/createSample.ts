import type { Answer } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { BareCall } from '../../call.ts'
import { hashPassword } from '../identity/index.ts'
import { forgetMailPassword } from '../mail/index.ts'
import { fillSampleClinic, SAMPLE_PASSWORD } from '../sample/index.ts'
import { saveSetting } from './startRepository.ts'

/** "Look around with a sample clinic": a made-up clinic, and how to sign in to it. */
export async function createSample(
  call: BareCall,
  keepKeyInFile: boolean,
): Promise<Answer<'setup.createSample'>> {
  const passwordHash = await hashPassword(SAMPLE_PASSWORD)
  const created = await call.stage.create(keepKeyInFile, async (tx) => {
    saveSetting(tx, 'sample.signIns', JSON.stringify(await fillSampleClinic(tx, passwordHash)))
    saveSetting(tx, 'recovery.confirmed', 'yes')
  })
  if (!created.ok) return created
  call.stage.recoverySheet.forget()
  return ok(await call.stage.describe())
}

/** Takes the sample clinic away, whoever asks: there is nothing of anybody in it. A real clinic is refused. */
export async function removeSample(call: BareCall): Promise<Answer<'setup.removeSample'>> {
  const start = await call.stage.describe()
  if (!start.isSample) return fail('NOT_A_SAMPLE', {})
  for (const seat of call.sessions.endWhere(() => true)) call.emit({ name: 'session.changed' }, seat)
  await forgetMailPassword(call)
  const removed = await call.stage.remove()
  return removed.ok ? ok(await call.stage.describe()) : removed
}
