import { LIMITS } from '#shared/protocol/limits.ts'
import { beginSnapshotSchema } from '#shared/protocol/messages.ts'
import { Refusal } from '../devices/refusal.ts'
import { beginSnapshot, getPiece, latestSnapshot, putPiece } from '../devices/snapshots.ts'
import { forDevices, type HubHttp, read } from './routing.ts'

const PIECE = /\/snapshots\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\d{1,6})$/u

function readPlace(url: string): { readonly snapshotId: string; readonly piece: number } {
  const [, snapshotId, piece] = PIECE.exec(url) ?? []
  if (snapshotId === undefined || piece === undefined) throw new Refusal('badRequest')
  return { snapshotId, piece: Number(piece) }
}

/** `/v1/snapshots`. */
export function addSnapshotRoutes(http: HubHttp): void {
  const { hub } = http
  forDevices(http, { method: 'POST', path: '/snapshots' }, async ({ body }, caller) => {
    await beginSnapshot(hub, caller, read(beginSnapshotSchema, body))
    return {}
  })
  forDevices(http, { method: 'GET', path: '/snapshots/latest' }, (_, caller) => latestSnapshot(hub, caller))
  const path = '/snapshots/:snapshotId/:piece'
  forDevices(http, { method: 'PUT', path, most: LIMITS.snapshotPiece }, async ({ body, url }, caller) => {
    const { snapshotId, piece } = readPlace(url)
    if (!(body instanceof Uint8Array) || body.length === 0) throw new Refusal('badRequest')
    await putPiece(hub, caller, snapshotId, piece, body)
    return {}
  })
  forDevices(http, { method: 'GET', path }, async ({ url }, caller, reply) => {
    const { snapshotId, piece } = readPlace(url)
    const bytes = await getPiece(hub, caller, snapshotId, piece)
    return reply.type('application/octet-stream').send(Buffer.from(bytes))
  })
}
