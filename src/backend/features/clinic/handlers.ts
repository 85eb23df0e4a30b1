import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import { ok } from '#shared/errors/index.ts'
import { must } from '#shared/lib/must.ts'
import type { HandlersOf } from '../../call.ts'
import { findDeviceName, getClinicRow, listPreferences } from './clinicRepository.ts'
import { saveClinic, toClinic } from './saveClinic.ts'
import { savePreference } from './savePreference.ts'

export const clinicHandlers: HandlersOf<
  'clinic.get' | 'clinic.save' | 'clinic.getThisPc' | 'preferences.get' | 'preferences.save'
> = {
  'clinic.get': async (call) => ok(toClinic(await getClinicRow(call.db.read))),
  'clinic.save': saveClinic,
  'clinic.getThisPc': async (call) => {
    const start = await call.stage.describe()
    return ok({
      dataFolder: call.ports.paths.data,
      keyStore: must(start.keyStore, 'the key store of an open clinic'),
      deviceName: (await findDeviceName(call.db.read, call.db.device.id)) ?? hostname(),
      databaseBytes: statSync(call.stage.databaseFile).size,
    })
  },
  'preferences.get': async (call) => {
    const rows = await listPreferences(call.db.read, call.actor.userId)
    return ok({ preferences: Object.fromEntries(rows.map(({ name, value }) => [name, value])) })
  },
  'preferences.save': async (call, { name, value }) => {
    await call.db.write({ actorId: call.actor.userId }, (tx) => {
      savePreference(tx, call.actor.userId, name, value)
      return Promise.resolve(ok(null))
    })
    return ok({})
  },
}
