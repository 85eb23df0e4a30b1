import { randomBytes } from 'node:crypto'
import type { App, Envelope, Ports, Seat } from '#backend/ports.ts'
import { fail } from '#shared/errors/index.ts'

/** Plain JSON, or a throw: a BigInt or a cycle must not get past the border. */
function asPlainJson(envelope: Envelope): Envelope {
  JSON.stringify(envelope)
  return envelope
}

/**
 * Asks the core, and turns what must not happen, a throw, into INTERNAL with a reference: the message stays behind, for
 * it may hold a person's data. Both shells answer through this. Never rejects.
 */
export async function dispatchSafely(
  app: App,
  log: Ports['log'],
  seat: Seat,
  route: string,
  input: unknown,
): Promise<Envelope> {
  try {
    return asPlainJson(await app.dispatch(seat, route, input))
  } catch {
    const reference = randomBytes(4).toString('hex')
    log({ level: 'error', code: 'DISPATCH_THREW', detail: { reference } })
    return fail('INTERNAL', { reference })
  }
}
