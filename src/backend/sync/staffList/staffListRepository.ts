import type { Reader } from '../../db/clinicDatabase.ts'

/** What this PC has written down of its contact with the hub; times in milliseconds. */
export type StaffListFacts = {
  /** False where the clinic has one PC, and while a new PC still waits for the clinic's data. */
  readonly hasHub: boolean
  readonly lastContactAt: number | undefined
  /** When the list was right, or an owner answered for it, last. */
  readonly freshAt: number | undefined
  /** The latest time this PC has seen since. */
  readonly seenAt: number | undefined
}

const NAMES = ['hub.address', 'sync.joining', 'sync.contactAt', 'sync.freshAt', 'sync.seenAt']

/** Reads what this PC knows of the age of its staff list. */
export async function readStaffListFacts(db: Reader): Promise<StaffListFacts> {
  const rows = await db.selectFrom('setting').select(['name', 'value']).where('name', 'in', NAMES).execute()
  const settings = new Map(rows.map(({ name, value }) => [name, value]))
  const time = (name: string): number | undefined => {
    const value = settings.get(name)
    return value === undefined ? undefined : Number(value)
  }
  return {
    hasHub: settings.has('hub.address') && !settings.has('sync.joining'),
    lastContactAt: time('sync.contactAt'),
    freshAt: time('sync.freshAt'),
    seenAt: time('sync.seenAt'),
  }
}
