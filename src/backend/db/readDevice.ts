import type Database from 'better-sqlite3'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import type { Device } from './clinicDatabase.ts'

function setting(database: Database.Database, name: string): string | undefined {
  const value: unknown = database.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name)
  return typeof value === 'string' ? value : undefined
}

/** This PC's id and number in its clinic; given at the first opening, number 1 until it joins a clinic. */
export function readDevice(database: Database.Database, makeId: () => string): Device {
  const known = setting(database, 'device.id')
  const id = deviceIdSchema.parse(known ?? makeId())
  if (known === undefined) {
    const insert = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)')
    insert.run('device.id', id)
    insert.run('device.number', '1')
  }
  return { id, number: Number(setting(database, 'device.number') ?? '1') }
}
