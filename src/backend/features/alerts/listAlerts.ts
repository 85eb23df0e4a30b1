import { z } from 'zod'
import type { Answer } from '#shared/contract/index.ts'
import { alertIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listOpenAlerts } from './alertsRepository.ts'

const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** What owners must hear of and nobody has settled. */
export async function listAlerts(call: ActorCall): Promise<Answer<'alerts.list'>> {
  const rows = await listOpenAlerts(call.db.read)
  return ok({
    alerts: rows.map((row) => ({
      alertId: alertIdSchema.parse(row.id),
      kind: row.kind,
      raisedAt: row.raisedAt,
      deviceName: row.deviceName ?? '',
      about:
        row.userId === null ? null : { userId: row.userId, name: `${row.firstName} ${row.lastName}`.trim() },
      facts: factsSchema.parse(JSON.parse(row.facts)),
    })),
  })
}
