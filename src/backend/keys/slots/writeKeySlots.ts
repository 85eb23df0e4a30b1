import type { KeyPaths } from '../keyPaths.ts'
import { writeDurably } from '../writeDurably.ts'
import { keySlotsSchema } from './keySlots.ts'
import type { KeySlots } from './keySlots.ts'
import { readKeySlots, slotsText } from './readKeySlots.ts'

/**
 * Writes both copies of the slots, the first before the second: whatever moment the power goes, one of them is whole
 * and keys.json is never older than its copy. `isUsable` is asked about what was read back from the first copy; where
 * it says no, the second copy still holds the old slots and this throws. Also throws what the file system throws.
 */
export async function writeKeySlots(
  paths: KeyPaths,
  slots: KeySlots,
  isUsable: (readBack: KeySlots) => boolean,
): Promise<void> {
  // Parsing puts the fields in the schema's order, so that equal slots always give equal bytes.
  const body = keySlotsSchema.parse(slots)
  const text = slotsText(body)
  await writeDurably(paths.slots, text)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok' || !isUsable(found.slots))
    throw new Error('The key slots did not read back as written')
  await writeDurably(paths.slotsCopy, text)
}
