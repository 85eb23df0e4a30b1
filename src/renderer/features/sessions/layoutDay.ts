type Timed = { readonly startMinute: number; readonly durationMinutes: number }
/** Where a session stands in its day: which of how many columns beside each other. */
export type Placed<T> = { readonly item: T; readonly column: number; readonly columns: number }

const endOf = (one: Timed): number => one.startMinute + one.durationMinutes

/** Puts sessions that need the same time beside each other. What touches nothing has the day's whole width. */
export function layoutDay<T extends Timed>(items: readonly T[]): Placed<T>[] {
  const sorted = items.toSorted(
    (one, other) => one.startMinute - other.startMinute || endOf(other) - endOf(one),
  )
  const placed: Placed<T>[] = []
  let group: { item: T; column: number }[] = []
  let groupEnd = 0
  const settle = (): void => {
    const columns = Math.max(0, ...group.map(({ column }) => column)) + 1
    placed.push(...group.map((one) => ({ ...one, columns })))
    group = []
  }
  for (const item of sorted) {
    if (group.length > 0 && item.startMinute >= groupEnd) settle()
    const taken = new Set(
      group.filter((one) => endOf(one.item) > item.startMinute).map(({ column }) => column),
    )
    let column = 0
    while (taken.has(column)) column += 1
    groupEnd = group.length === 0 ? endOf(item) : Math.max(groupEnd, endOf(item))
    group.push({ item, column })
  }
  if (group.length > 0) settle()
  return placed
}
