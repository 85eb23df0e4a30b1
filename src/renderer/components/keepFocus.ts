const EVERY_MS = 40
const FOR_MS = 1500

/** Of two acts one after the other, the later one says where the focus goes. */
let running: ReturnType<typeof setInterval> | undefined

type Find = () => HTMLElement | null | undefined

/**
 * After an act that takes away what has the focus: while it goes, and until what stands in its place is there, the focus
 * goes on to what is found instead of being lost. Somebody who moved on in the meantime is left where they are.
 */
export function keepFocus(find: Find): void {
  const until = Date.now() + FOR_MS
  clearInterval(running)
  const timer = setInterval(() => {
    if (Date.now() > until) clearInterval(timer)
    if (document.activeElement === document.body) find()?.focus()
  }, EVERY_MS)
  running = timer
}

/**
 * The same for a row that leaves its list: the focus goes on to the row in its place.
 * @param rows what has the focus in each row, as they stand when it is asked
 * @param otherwise where no row is left
 */
export function keepFocusInRows(
  rows: () => readonly HTMLElement[],
  gone: (row: HTMLElement) => boolean,
  otherwise: Find,
): void {
  const place = rows().findIndex(gone)
  keepFocus(() => {
    const left = rows()
    return left[Math.min(Math.max(place, 0), left.length - 1)] ?? otherwise()
  })
}
