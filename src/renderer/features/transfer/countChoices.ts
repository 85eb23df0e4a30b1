import type { DuplicateChoice } from '#shared/domain/importFields.ts'
import type { ShownDouble } from './Duplicates.tsx'
import type { Previewed } from './importStage.ts'
import type { Choices } from './importStore.ts'

/** What becomes of a line as things are chosen now. */
export function choiceFor({ all, rows }: Choices, line: number, mayBeNew: boolean): DuplicateChoice {
  const choice = rows.get(line) ?? all
  return choice === 'new' && !mayBeNew ? 'skip' : choice
}

/** How many lines a file would add, fill in and leave out as things are chosen now. */
export function countChoices(
  { rowCount, duplicateCount }: Pick<Previewed['preview'], 'rowCount' | 'duplicateCount'>,
  doubles: readonly ShownDouble[],
  choices: Choices,
): Readonly<Record<DuplicateChoice, number>> {
  const counts = { new: rowCount - duplicateCount, merge: 0, skip: 0 }
  for (const { line, mayBeNew } of doubles) counts[choiceFor(choices, line, mayBeNew)] += 1
  // Of those that are not listed it is known what is said for all.
  counts[choices.all] += duplicateCount - doubles.length
  return counts
}
