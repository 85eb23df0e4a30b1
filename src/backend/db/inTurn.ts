/** Runs what it is given one after another, in the order it came. What one throws stops none of the others. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** An empty queue. */
export function createQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
