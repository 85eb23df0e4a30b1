import { type KeyPaths, keyPaths } from './keyPaths.ts'
import { openWithKey } from './openWithKey.ts'
import type { OpensDatabase, Unlocked } from './openWithKey.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readOwnKey } from './secretStores/readOwnKey.ts'
import { readKeySlots, SLOT_REASONS } from './slots/readKeySlots.ts'
import { isOwnKey, nameTagOf, openNoSlot, openUserSlot } from './slots/userSlots.ts'
import type { RecoveryReason } from './startState.ts'

/** A name typed at a closed clinic: `tag` stands for it where tries are counted, known here or not. */
export type Door = {
  readonly tag: string
  /** Tries a password on the slots of this name; undefined where it is none of theirs. Same work for unknown names. */
  readonly enter: (password: string, opens: OpensDatabase) => Promise<Unlocked | undefined>
  /** Lets go of this PC's own key. */
  readonly leave: () => void
}

/** Whose slots the tags of this folder are; none under policy A or where the slots are lost. */
export async function readTagOwners(paths: KeyPaths): Promise<ReadonlyMap<string, string>> {
  const found = await readKeySlots(paths)
  const users = found.kind === 'ok' && found.slots.version === 2 ? found.slots.users : []
  return new Map(users.map(({ nameTag, userId }) => [nameTag, userId]))
}

/** Finds the slots behind a typed e-mail (key policy B), or says why the recovery screen comes. Changes nothing. */
export async function findDoor(
  folder: string,
  stores: KeyStores,
  email: string,
): Promise<Door | { readonly reason: RecoveryReason }> {
  const paths = keyPaths(folder)
  const found = await readKeySlots(paths)
  if (found.kind !== 'ok') return { reason: SLOT_REASONS[found.kind] }
  const { slots } = found
  if (slots.version !== 2) throw new Error('These slots need no password')
  const kek = await readOwnKey(slots, stores)
  if (typeof kek === 'string') return { reason: kek }
  if (!isOwnKey(kek, slots)) return { reason: 'keyWrong' }
  const tag = nameTagOf(kek, email)
  return {
    tag,
    leave: () => void kek.fill(0),
    enter: async (password, opens) => {
      const candidates = slots.users.filter(({ nameTag }) => nameTag === tag)
      if (candidates.length === 0) await openNoSlot(password, kek)
      for (const slot of candidates) {
        const dek = await openUserSlot(password, kek, slots, slot)
        if (dek !== undefined) return await openWithKey(paths, found, dek, opens)
      }
      return undefined
    },
  }
}
