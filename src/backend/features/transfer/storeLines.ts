import type { DuplicateChoices } from '#shared/contract/importFile.ts'
import { fail, ok, type Result } from '#shared/errors/index.ts'
import type { Watch } from '../../db/longWork.ts'
import { Turns } from '../../db/turns.ts'

const PROGRESS_EVERY_MS = 100

export type Stored = { readonly added: number; readonly filled: number; readonly skipped: number }

/** A line whose record is there already, in the clinic or earlier in the file. */
export type Double<Id> = {
  readonly line: number
  readonly id: Id | null
  readonly otherLine: number | null
  /** False where no two records may share what these two share: adding it as new is then leaving it out. */
  readonly mayBeNew: boolean
}

type Lines<L, Id> = {
  readonly lines: readonly L[]
  readonly doubles: readonly Double<Id>[]
  readonly choices: DuplicateChoices
}
/** How one line is stored. */
type Doors<L, Id> = {
  readonly add: (line: L) => Promise<Id> | Id
  readonly fill: (id: Id, line: L) => Promise<void> | void
}

/** Tells how far it is a few times a second, and at the end. */
function teller(total: number, onProgress: (done: number) => void): (done: number) => void {
  let shownAt = performance.now()
  return (done) => {
    if (done < total && performance.now() - shownAt < PROGRESS_EVERY_MS) return
    shownAt = performance.now()
    onProgress(done)
  }
}

/**
 * Stores every line of a list in file order, the ones that are there already as was chosen (product.md 45). A line
 * that repeats an earlier one goes where that one went.
 */
export async function storeLines<L extends { readonly line: number }, Id>(
  { lines, doubles, choices }: Lines<L, Id>,
  { add, fill }: Doors<L, Id>,
  { signal, onProgress }: Watch,
): Promise<Result<Stored, 'CANCELLED'>> {
  const chosen = new Map(choices.rows.map(({ line, choice }) => [line, choice]))
  const doubleOf = new Map(doubles.map((double) => [double.line, double]))
  const wentTo = new Map<number, Id>()
  const counts = { added: 0, filled: 0, skipped: 0 }
  const tell = teller(lines.length, onProgress)
  const turns = new Turns()
  for (const [index, line] of lines.entries()) {
    if (signal.aborted) return fail('CANCELLED', {})
    const double = doubleOf.get(line.line)
    const target = double?.id ?? wentTo.get(double?.otherLine ?? 0)
    const choice = double === undefined ? 'new' : (chosen.get(line.line) ?? choices.all)
    if (choice === 'new' && double?.mayBeNew !== false) {
      wentTo.set(line.line, await add(line))
      counts.added += 1
    } else {
      if (target !== undefined) wentTo.set(line.line, target)
      const isFilled = choice === 'merge' && target !== undefined
      if (isFilled) await fill(target, line)
      counts[isFilled ? 'filled' : 'skipped'] += 1
    }
    await turns.take()
    tell(index + 1)
  }
  return signal.aborted ? fail('CANCELLED', {}) : ok(counts)
}
