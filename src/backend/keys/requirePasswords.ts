import { fail, ok } from '#shared/errors/index.ts'
import type { Result } from '#shared/errors/index.ts'
import { keyPaths } from './keyPaths.ts'
import { forgetOldKey, type RewrapInput } from './rewrapOsSlot.ts'
import { storeNewKek } from './secretStores/storeNewKek.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { checkOf, makeUserSlot, openUserSlot, type UserSlotSecrets } from './slots/userSlots.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'

/**
 * From key policy A to B: this PC's own key alone opens the database no more. It gets a new key under a new name, so
 * that an old copy of keys.json with the old slot opens nothing either; the one person who asks for it gets the first
 * slot. Until both files are written and read back, the old way still opens. Throws where the slots are not readable
 * or the file system refuses.
 */
export async function requirePasswords(
  input: RewrapInput,
  person: Omit<UserSlotSecrets, 'kek'>,
): Promise<Result<null, 'KEY_STORE_UNAVAILABLE'>> {
  const { folder, stores, store, dek } = input
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') throw new Error(`The key slots are ${found.kind}`)
  const { slots } = found
  if (slots.version !== 1) return ok(null)
  const { profileId, deviceId, recovery } = slots
  const secret = await storeNewKek(store, profileId)
  if (secret === undefined) return fail('KEY_STORE_UNAVAILABLE', {})
  const { kek, entry } = secret
  const user = await makeUserSlot(dek, slots, { ...person, kek })
  // The slow part is done once more before anything is written: what was sealed must open by the same words.
  const opened = await openUserSlot(person.password, kek, slots, user)
  if (opened?.equals(dek) !== true) throw new Error('The new slot does not open')
  opened.fill(0)
  const own = { store: store.kind, entry, check: checkOf(kek, slots) }
  await writeKeySlots(
    paths,
    { version: 2, profileId, deviceId, own, recovery, users: [user] },
    (readBack) => readBack.version === 2 && readBack.users.some(({ box }) => box === user.box),
  )
  kek.fill(0)
  await forgetOldKey(stores, slots.os)
  return ok(null)
}
