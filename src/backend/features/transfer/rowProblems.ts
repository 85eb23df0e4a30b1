import { MOST_SHOWN } from '#shared/contract/importFile.ts'

/**
 * What is wrong with a list: how much, on how many lines, and the first of it in file order. A hostile list has
 * millions of faults, and nobody reads more than are shown.
 */
export class RowProblems<P extends { readonly line: number }> {
  readonly #first: P[] = []
  readonly #lines = new Set<number>()
  #count = 0

  /** Takes what is wrong with the next line. */
  add(...problems: readonly P[]): void {
    this.#count += problems.length
    for (const problem of problems) {
      this.#lines.add(problem.line)
      if (this.#first.length < MOST_SHOWN) this.#first.push(problem)
    }
  }

  get count(): number {
    return this.#count
  }

  get first(): readonly P[] {
    return this.#first
  }

  /** What is wrong with a list by itself, and with adding it to the clinic. */
  static both<P extends { readonly line: number }>(
    one: RowProblems<P>,
    other: RowProblems<P>,
  ): { readonly count: number; readonly lineCount: number; readonly first: P[] } {
    return {
      count: one.#count + other.#count,
      lineCount: new Set([...one.#lines, ...other.#lines]).size,
      first: [...one.#first, ...other.#first].toSorted((a, b) => a.line - b.line).slice(0, MOST_SHOWN),
    }
  }
}
