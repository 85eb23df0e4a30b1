import { keyPaths } from './keyPaths.ts'
import { formatRecoveryKey, makeRecoveryKey } from './recoveryKey.ts'
import { makeRecoverySlot, openRecoverySlot } from './slots/makeSlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'

/**
 * Makes a new recovery sheet while the database key is in memory; the old sheet opens this PC no more. Gives the key
 * to print once. Throws where the slots are not readable or the file system refuses; then the old sheet still holds.
 */
export async function renewRecoverySlot(folder: string, dek: Buffer): Promise<string> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
  const recoveryKey = makeRecoveryKey()
  const recovery = makeRecoverySlot(dek, found.slots, recoveryKey)
  await writeKeySlots(
    paths,
    { ...found.slots, recovery },
    (readBack) => openRecoverySlot(recoveryKey, readBack, readBack.recovery)?.equals(dek) === true,
  )
  return formatRecoveryKey(recoveryKey)
}
