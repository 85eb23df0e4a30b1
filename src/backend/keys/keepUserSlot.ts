import type { UserId } from '#shared/domain/ids.ts'
import { keyPaths } from './keyPaths.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readOwnKey } from './secretStores/readOwnKey.ts'
import type { PasswordSlots, UserSlot } from './slots/keySlots.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { isOwnKey, makeUserSlot, nameTagOf, openUserSlot } from './slots/userSlots.ts'
import { writeKeySlots } from './slots/writeKeySlots.ts'

type Person = { readonly userId: UserId; readonly email: string; readonly password: string | null }
type Input = { readonly folder: string; readonly stores: KeyStores; readonly dek: Buffer }

async function readPasswordSlots(folder: string): Promise<PasswordSlots | undefined> {
  const found = await readKeySlots(keyPaths(folder))
  return found.kind === 'ok' && found.slots.version === 2 ? found.slots : undefined
}

async function writeUsers(folder: string, slots: PasswordSlots, users: UserSlot[]): Promise<void> {
  await writeKeySlots(
    keyPaths(folder),
    { ...slots, users },
    (readBack) => readBack.version === 2 && readBack.users.length === users.length,
  )
}

/** The person's slot as it should be now; undefined where nothing is to be written. */
async function slotNow(
  { dek }: Input,
  slots: PasswordSlots,
  kek: Buffer,
  { userId, email, password }: Person,
): Promise<UserSlot | undefined> {
  const old = slots.users.find((slot) => slot.userId === userId)
  const nameTag = nameTagOf(kek, email)
  if (old !== undefined) {
    const opened = password === null ? dek : await openUserSlot(password, kek, slots, old)
    if (opened?.equals(dek) === true) return old.nameTag === nameTag ? undefined : { ...old, nameTag }
  }
  return password === null ? undefined : makeUserSlot(dek, slots, { userId, email, password, kek })
}

/**
 * Lets a person's password open the clinic on this PC (key policy B), or their slot be found by another e-mail.
 * Nothing is written where it is so already, and nothing happens under policy A. Throws where this PC's own key or the
 * folder can't be used; the old slots hold then.
 */
export async function keepUserSlot(input: Input, person: Person): Promise<'kept' | 'unchanged'> {
  const slots = await readPasswordSlots(input.folder)
  if (slots === undefined) return 'unchanged'
  const kek = await readOwnKey(slots, input.stores)
  if (typeof kek === 'string') throw new Error(`This PC's own key is not at hand: ${kek}`)
  try {
    if (!isOwnKey(kek, slots)) throw new Error("This PC's own key does not fit")
    const slot = await slotNow(input, slots, kek, person)
    if (slot === undefined) return 'unchanged'
    const others = slots.users.filter(({ userId }) => userId !== person.userId)
    await writeUsers(input.folder, slots, [...others, slot])
    return 'kept'
  } finally {
    kek.fill(0)
  }
}

/** Ends that a person's password opens the clinic on this PC. Does nothing where it does not. */
export async function dropUserSlot(folder: string, userId: UserId): Promise<void> {
  const slots = await readPasswordSlots(folder)
  if (slots === undefined || !slots.users.some((slot) => slot.userId === userId)) return
  await writeUsers(
    folder,
    slots,
    slots.users.filter((slot) => slot.userId !== userId),
  )
}
