import { LIMITS } from '#shared/protocol/limits.ts'
import {
  askRenewalSchema,
  createClinicSchema,
  createInviteSchema,
  joinSchema,
  openInviteSchema,
  renewalStatementSchema,
  renewSchema,
  returnSchema,
  revokeSchema,
  statusSchema,
} from '#shared/protocol/messages.ts'
import { createClinic, join } from '../devices/enrol.ts'
import { createInvite, openInvite } from '../devices/invites.ts'
import { Refusal } from '../devices/refusal.ts'
import { keepStatement, readStatement, renewAccount, returnPc } from '../devices/renewals.ts'
import { listKeys, revoke } from '../devices/revoke.ts'
import { listDevices, noteStatus, takeNumber } from '../devices/status.ts'
import { forAnybody, forDevices, type HubHttp, read } from './routing.ts'

/** A clinic's account where the hub lost it, and its PCs that come back. */
function addRenewalRoutes(http: HubHttp): void {
  const { hub } = http
  forAnybody(http, { method: 'POST', path: '/renewals', most: LIMITS.renewal }, ({ body }) =>
    renewAccount(hub, read(renewSchema, body)),
  )
  forAnybody(http, { method: 'POST', path: '/renewals/statement' }, ({ body }) =>
    readStatement(hub, read(askRenewalSchema, body)),
  )
  forAnybody(http, { method: 'POST', path: '/renewals/return' }, ({ body }) =>
    returnPc(hub, read(returnSchema, body)),
  )
  forDevices(http, { method: 'PUT', path: '/renewals/statement' }, async ({ body }, caller) => {
    await keepStatement(hub, caller, read(renewalStatementSchema, body))
    return {}
  })
}

/** A clinic's account, its PCs and their keys. */
export function addClinicRoutes(http: HubHttp): void {
  const { hub } = http
  forAnybody(http, { method: 'POST', path: '/clinics' }, ({ body }) =>
    createClinic(hub, read(createClinicSchema, body)),
  )
  addRenewalRoutes(http)
  forAnybody(http, { method: 'POST', path: '/join' }, ({ body }) => join(hub, read(joinSchema, body)))
  forAnybody(http, { method: 'POST', path: '/invites/open' }, async ({ body }) => {
    const input = read(openInviteSchema, body)
    const opened = await hub.storage.inClinic(input.clinicId, (tx) => openInvite(hub, tx, input))
    if (opened instanceof Refusal) throw opened
    return opened
  })
  forDevices(http, { method: 'POST', path: '/invites', most: LIMITS.everyPc }, ({ body }, caller) =>
    createInvite(hub, caller, read(createInviteSchema, body)),
  )
  forDevices(http, { method: 'POST', path: '/numbers' }, (_, caller) => takeNumber(hub, caller))
  forDevices(http, { method: 'POST', path: '/status' }, ({ body }, caller) =>
    noteStatus(hub, caller, read(statusSchema, body)),
  )
  forDevices(http, { method: 'GET', path: '/devices' }, (_, caller) => listDevices(hub, caller))
  forDevices(
    http,
    { method: 'POST', path: '/devices/revoke', most: LIMITS.everyPc },
    async ({ body }, caller) => {
      await revoke(hub, caller, read(revokeSchema, body))
      return {}
    },
  )
  forDevices(http, { method: 'GET', path: '/keys' }, (_, caller) => listKeys(hub, caller))
}
