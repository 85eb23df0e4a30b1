import type { SecretStore } from '#backend/ports.ts'

/** What people type into the program in a test; nothing of it may lie in clear in any file. */
export const PERSONAL = {
  clinic: 'Quillfeather Canary Clinic',
  owner: 'Zephyrine',
  surname: 'Brambleholt',
  email: 'zephyrine@quillfeather.example',
  staff: 'Thistledown',
  staffEmail: 'thistledown@quillfeather.example',
  phone: '+1 416 555 7391',
  imported: 'Wintersmoke',
  importedEmail: 'wintersmoke@quillfeather.example',
  client: 'Marrowgate',
  notes: 'Stutters since the Pemberquist move',
  search: 'Gossamerfen',
  draft: 'Half typed Larkspindle',
} as const
/** What nobody may read anywhere but where it is shown once. */
export const SECRETS = {
  password: 'velvet anchor midnight 41',
  temporary: 'copper lantern harvest 88',
  newPassword: 'marble orchard whisper 73',
  wrongPassword: 'not the anchor at all 12',
  mailPassword: 'relay-hollybrook-5512',
} as const
/** A keychain in memory: what a PC with one keeps outside every file. */
export function memoryKeychain(): SecretStore {
  const kept = new Map<string, string>()
  return {
    kind: 'keychain',
    probe: () => Promise.resolve('ok'),
    read: (name) => Promise.resolve(kept.get(name)),
    write: (name, value) => Promise.resolve(void kept.set(name, value)),
    remove: (name) => Promise.resolve(void kept.delete(name)),
  }
}
