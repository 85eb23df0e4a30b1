import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

export const ROW_HEIGHT = 40
export const HEAD_HEIGHT = 32
/** What stands in place of rows that nobody has counted yet. */
const UNKNOWN_ROWS = 20

type ListVirtualizer = Virtualizer<HTMLDivElement, Element>
export type Rows = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly virtualizer: ListVirtualizer
  readonly count: number
  /** False for the few rows that stand ready above and below what is on the screen. */
  readonly isInSight: (index: number) => boolean
  /** The row that holds the keyboard's place. */
  readonly current: number
  readonly setCurrent: (index: number) => void
  /** Moves there, scrolls as little as needed and gives the row the focus. */
  readonly focusRow: (index: number) => void
  /** Acts on the current row; where that is still on its way, as soon as it is here and nobody went elsewhere. */
  readonly actOnCurrent: (act: RowAct) => void
}

type RowAct = (index: number) => void

type Listed = {
  readonly query: object
  /** The query that the rows answer; null before the first answer. */
  readonly shown: object | null
  readonly total: number
  /** False for a row whose page is awaited. */
  readonly isHere: (index: number) => boolean
  /** Says which rows are on the screen. */
  readonly want: (first: number, last: number) => void
}

/** The rows in sight of a list of any length, and the keyboard's place in it. */
export function useVirtualRows({ query, shown, total, isHere, want }: Listed): Rows {
  const scroller = useRef<HTMLDivElement>(null)
  const count = shown === null ? UNKNOWN_ROWS : total
  // A new search, tab or order starts at its top; the same one fetched anew stays where it is.
  const [place, setPlace] = useState({ of: shown, index: 0 })
  const [toFocus, setToFocus] = useState<number | null>(null)
  const current = place.of === shown ? Math.max(0, Math.min(place.index, count - 1)) : 0
  const setCurrent = useCallback((index: number) => setPlace({ of: shown, index }), [shown])

  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    // The current row stays in the page wherever one scrolls, so that the focus is never lost.
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range)
      const first = rows[0] ?? 0
      if (rows.length === 0 || rows.includes(current)) return rows
      return current < first ? [current, ...rows] : [...rows, current]
    },
  })

  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => want(first, last), [want, first, last, shown, total])

  const isOnRow = useRef(false)
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      isOnRow.current =
        target instanceof HTMLElement &&
        target.dataset['index'] !== undefined &&
        scroller.current?.contains(target) === true
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [])

  const before = useRef(shown)
  useLayoutEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (shown === null || shown !== query) return
    // Asked of the element itself, its place would have the browser lay the new rows out twice.
    if ((virtualizer.scrollOffset ?? 0) > 0) scroller.current?.scrollTo({ top: 0 })
    // Who went down into the list before its rows came stands on the first of them: the row they stood on may be gone.
    setToFocus((asked) => (isOnRow.current || asked !== null ? 0 : null))
  }, [shown, query, virtualizer])

  useLayoutEffect(() => {
    if (toFocus === null) return
    const row = scroller.current?.querySelector(`[data-index="${toFocus}"]`)
    if (!(row instanceof HTMLElement)) return
    row.focus({ preventScroll: true })
    setToFocus((asked) => (asked === toFocus ? null : asked))
  }, [toFocus, current])

  // Who is faster than the answer means the row that the answer brings, not one of the last search.
  const waiting = useRef<{ readonly query: object; readonly act: RowAct } | null>(null)
  const isCurrentHere = shown === query && isHere(current)
  useEffect(() => {
    const asked = waiting.current
    if (asked === null || (asked.query === query && !isCurrentHere && count > 0)) return
    waiting.current = null
    if (asked.query === query && isCurrentHere && isOnRow.current) asked.act(current)
  })

  const actOnCurrent = (act: RowAct): void => {
    if (isCurrentHere) act(current)
    else waiting.current = { query, act }
  }
  const focusRow = (index: number): void => {
    if (count === 0) return
    waiting.current = null
    setCurrent(index)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    setToFocus(index)
  }
  const isInSight = (index: number): boolean => index >= first && index <= last
  return { scroller, virtualizer, count, isInSight, current, setCurrent, focusRow, actOnCurrent }
}
