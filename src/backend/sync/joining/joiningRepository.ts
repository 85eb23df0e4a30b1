import { z } from 'zod'
import type { Reader } from '../../db/clinicDatabase.ts'

async function findSetting(db: Reader, name: string): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value
}

/** The clinic that this new PC waits for; undefined once it has its data. */
export async function findJoining(db: Reader): Promise<{ readonly clinicName: string } | undefined> {
  const text = await findSetting(db, 'sync.joining')
  return text === undefined ? undefined : z.object({ clinicName: z.string() }).parse(JSON.parse(text))
}

/** Where the clinic's hub is, and what shows it that this PC asks; undefined where there is none. */
export async function findHubPlace(
  db: Reader,
): Promise<{ readonly address: string; readonly token: string } | undefined> {
  const [address, token] = [await findSetting(db, 'hub.address'), await findSetting(db, 'hub.token')]
  return address === undefined || token === undefined ? undefined : { address, token }
}
