import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { KeyPaths } from '../keyPaths.ts'
import { SLOTS_VERSION, keySlotsSchema } from './keySlots.ts'
import type { KeySlots } from './keySlots.ts'

/** Why the recovery screen comes where the slots can't be used. */
export const SLOT_REASONS = {
  absent: 'slotsMissing',
  damaged: 'slotsDamaged',
  newer: 'newerVersion',
} as const

/** What the two copies of keys.json hold together; `needsRepair` where one of them is not as the other. */
export type FoundSlots =
  | { readonly kind: 'ok'; readonly slots: KeySlots; readonly needsRepair: boolean }
  | { readonly kind: 'absent' | 'damaged' | 'newer' }

type FoundCopy =
  { readonly kind: 'ok'; readonly slots: KeySlots } | { readonly kind: 'absent' | 'damaged' | 'newer' }

const fileSchema = z.strictObject({ checksum: z.string(), body: z.looseObject({ version: z.number() }) })

/** The checksum that guards a slots file against bit rot; the seals guard against intent. */
export function slotsChecksum(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

/** The text of a file of slots: the body with its checksum. */
export function slotsText(body: object): string {
  return `${JSON.stringify({ checksum: slotsChecksum(body), body }, null, 2)}\n`
}

/** The body of such a text where its checksum fits; undefined else. */
export function parseChecked(text: string): { readonly version: number } | undefined {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return undefined
  }
  const file = fileSchema.safeParse(raw)
  return file.success && file.data.checksum === slotsChecksum(file.data.body) ? file.data.body : undefined
}

function parseCopy(text: string): FoundCopy {
  const body = parseChecked(text)
  if (body === undefined) return { kind: 'damaged' }
  if (body.version > SLOTS_VERSION) return { kind: 'newer' }
  const slots = keySlotsSchema.safeParse(body)
  return slots.success ? { kind: 'ok', slots: slots.data } : { kind: 'damaged' }
}

async function readCopy(file: string): Promise<FoundCopy> {
  try {
    return parseCopy(await readFile(file, 'utf8'))
  } catch (error) {
    // A file that is there and can't be read counts as damaged: it must never look like a first run.
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { kind: isAbsent ? 'absent' : 'damaged' }
  }
}

/** Reads keys.json, or its copy where the first is unusable. Changes nothing and never throws. */
export async function readKeySlots(paths: KeyPaths): Promise<FoundSlots> {
  const first = await readCopy(paths.slots)
  const copy = await readCopy(paths.slotsCopy)
  if (first.kind === 'newer' || copy.kind === 'newer') return { kind: 'newer' }
  if (first.kind === 'ok') {
    const isSame = copy.kind === 'ok' && slotsChecksum(copy.slots) === slotsChecksum(first.slots)
    return { kind: 'ok', slots: first.slots, needsRepair: !isSame }
  }
  if (copy.kind === 'ok') return { kind: 'ok', slots: copy.slots, needsRepair: true }
  return { kind: first.kind === 'absent' && copy.kind === 'absent' ? 'absent' : 'damaged' }
}
