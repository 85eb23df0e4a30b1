import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HUB_ERRORS } from '#shared/protocol/errors.ts'
import { writeFrames } from '#shared/protocol/frames.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import * as messages from '#shared/protocol/messages.ts'
import { writeSetHeader } from '#shared/protocol/sealedSet.ts'
import { PROTOCOL_ROOT, PROTOCOL_VERSION, VERSION_HEADER } from '#shared/protocol/version.ts'
import { RECORDED } from './protocolRecord.ts'

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

const ID = '00000000-0000-4000-8000-000000000001'
const HEADER: messages.SetHeader = {
  version: 1,
  clinicId: ID,
  deviceId: ID,
  deviceEpoch: 1,
  n: 1,
  previous: messages.NO_SET,
  keyEpoch: 1,
}

/** Everything that goes over the wire, each part by a digest. */
function readShape(): Record<string, string> {
  const shape: Record<string, string> = {}
  for (const [name, each] of Object.entries(messages)) {
    if (each instanceof z.ZodType) shape[name] = digest(z.toJSONSchema(each))
    else shape[name] = digest(each)
  }
  return {
    ...shape,
    errors: digest(HUB_ERRORS),
    limits: digest(LIMITS),
    headers: digest([PROTOCOL_ROOT, VERSION_HEADER]),
    frames: digest([...writeFrames([{ seq: 7, bytes: Uint8Array.of(1, 2, 3) }])]),
    sealedSet: digest([...writeSetHeader(HEADER)]),
  }
}

const differing = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name])

function wordsFor(names: readonly string[], shape: Readonly<Record<string, string>>): string {
  return `The protocol is not what version ${RECORDED.version} says: ${names.join(', ')}.
If a PC or hub of the last release would not understand it, raise PROTOCOL_VERSION in src/shared/protocol/version.ts.
Write the change into docs/hub-protocol.md. Then put this into tests/hub/protocolRecord.ts:
export const RECORDED = ${JSON.stringify({ version: PROTOCOL_VERSION, shape }, null, 2)}`
}

describe('the protocol between PCs and hub', () => {
  it('is the one that its version says', () => {
    const shape = readShape()
    const names = differing(shape, RECORDED.shape)
    expect(names, wordsFor(names, shape)).toEqual([])
    expect(PROTOCOL_VERSION, wordsFor(['PROTOCOL_VERSION'], shape)).toBe(RECORDED.version)
    expect(Object.keys(shape).length).toBeGreaterThan(25)
  })

  it('is noticed to change by one field, one limit and one error', () => {
    const wider = z.strictObject({ ...messages.pcSchema.shape, name: z.string() })
    expect(digest(z.toJSONSchema(wider))).not.toBe(RECORDED.shape['pcSchema'])
    expect(digest({ ...LIMITS, page: 1 })).not.toBe(RECORDED.shape['limits'])
    expect(digest({ ...HUB_ERRORS, teapot: 418 })).not.toBe(RECORDED.shape['errors'])
    expect(wordsFor(['pcSchema'], {})).toContain('raise PROTOCOL_VERSION')
  })
})
