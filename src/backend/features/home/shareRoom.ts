/**
 * As many of several kinds as there is room for, kind after kind, each from its beginning: a kind of which there are
 * many leaves the others their equal share, and has what they don't need.
 */
export function shareRoom<T>(kinds: readonly (readonly T[])[], most: number): T[] {
  const shares = new Map<readonly T[], number>()
  let room = most
  const fewestFirst = kinds.toSorted((one, other) => one.length - other.length)
  for (const [index, kind] of fewestFirst.entries()) {
    const share = Math.min(kind.length, Math.floor(room / (fewestFirst.length - index)))
    shares.set(kind, share)
    room -= share
  }
  return kinds.flatMap((kind) => kind.slice(0, shares.get(kind) ?? 0))
}
