import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Clock } from '#shared/lib/hybridClock.ts'
import { CALM_PC, passTime } from './features/identity/index.ts'
import { writeDurably } from './keys/writeDurably.ts'

const MOST_NAMES = 500

/** `before`: wrong tries in a row that the database knows of · `since`: those after it was closed. */
const triesSchema = z.strictObject({ before: z.int(), since: z.int(), pauseLeftMs: z.number() })
const keptSchema = z.strictObject({
  version: z.literal(1),
  pcs: z.int().min(1),
  names: z.record(z.string().regex(/^[0-9a-f]{32}$/), triesSchema),
  pace: z.strictObject({
    failures: z.int(),
    periodLeftMs: z.number(),
    pauseLeftMs: z.number(),
    times: z.int(),
  }),
  recovery: z.strictObject({ failures: z.int(), pauseLeftMs: z.number() }),
})

/** What is kept of wrong tries beside the slots: numbers, under tags that name nobody. */
export type KeptTries = z.infer<typeof keptSchema>
export type NameTries = z.infer<typeof triesSchema>

export const NO_TRIES: NameTries = { before: 0, since: 0, pauseLeftMs: 0 }
const NOTHING: KeptTries = {
  version: 1,
  pcs: 1,
  names: {},
  pace: CALM_PC,
  recovery: { failures: 0, pauseLeftMs: 0 },
}

async function load(file: string): Promise<KeptTries> {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? parsed.data : NOTHING
  } catch {
    return NOTHING
  }
}

/** At most so many names: those with the fewest tries go first. */
export function boundNames(names: KeptTries['names']): KeptTries['names'] {
  const entries = Object.entries(names).filter(([, { before, since }]) => before + since > 0)
  if (entries.length <= MOST_NAMES) return Object.fromEntries(entries)
  const most = entries.toSorted(([, one], [, other]) => other.before + other.since - one.before - one.since)
  return Object.fromEntries(most.slice(0, MOST_NAMES))
}

/** `kept` with so many milliseconds taken off every pause. */
function runDown(kept: KeptTries, passed: number): KeptTries {
  const less = (ms: number): number => Math.max(0, ms - passed)
  const names = Object.entries(kept.names).map(([tag, one]): [string, NameTries] => [
    tag,
    { ...one, pauseLeftMs: less(one.pauseLeftMs) },
  ])
  return {
    ...kept,
    names: Object.fromEntries(names),
    pace: passTime(kept.pace, passed),
    recovery: { ...kept.recovery, pauseLeftMs: less(kept.recovery.pauseLeftMs) },
  }
}

/** The file of wrong tries. Pauses in it run down by the program's own clock alone: setting the other is no way out. */
export class ColdTriesFile {
  readonly #file: string
  readonly #clock: Clock
  #kept: KeptTries | undefined
  #at: number

  constructor(file: string, clock: Clock) {
    this.#file = file
    this.#clock = clock
    this.#at = clock.monotonic()
  }

  /** True once it was asked for: before that there is nothing to write down. */
  get isKnown(): boolean {
    return this.#kept !== undefined
  }

  /** What is kept, as it is now. */
  async now(): Promise<KeptTries> {
    const known = this.#kept ?? (await load(this.#file))
    const passed = this.#clock.monotonic() - this.#at
    this.#at = this.#clock.monotonic()
    this.#kept = runDown(known, passed)
    return this.#kept
  }

  /** Keeps it in memory and on the disk. Throws what the file system throws. */
  async save(next: KeptTries): Promise<void> {
    this.#kept = { ...next, names: boundNames(next.names) }
    await writeDurably(this.#file, `${JSON.stringify(this.#kept)}\n`)
  }

  async change(patch: (before: KeptTries) => Partial<KeptTries>): Promise<void> {
    const before = await this.now()
    await this.save({ ...before, ...patch(before) })
  }
}
