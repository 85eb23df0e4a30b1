import { useVirtualizer } from '@tanstack/react-virtual'
import { IconHistory, IconZoomQuestion } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { logsText as words } from '#renderer/text/logs.ts'
import { ActLine } from './ActLine.tsx'
import { clearLogFilters, countLogFilters, loadMoreLogs, refreshLogs, useLogs } from './logsStore.ts'
import classes from './logs.module.css'

const LINE_HEIGHT = 40
const SKELETONS = 14
const NEAR_END = 20
const EVERY_MINUTE = 60_000

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Notice(): JSX.Element {
  const problem = useLogs((s) => s.problem)
  const filters = useLogs((s) => s.filters)
  if (problem !== null) return <LoadFailed error={problem} what={words.failed} onRetry={refreshLogs} />
  if (countLogFilters(filters) > 0) {
    return (
      <EmptyState
        icon={<IconZoomQuestion size={28} />}
        title={words.noMatchTitle}
        action={
          <Button variant="default" mt="xs" onClick={clearLogFilters}>
            {words.clear}
          </Button>
        }
      >
        {words.noMatch}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<IconHistory size={28} />} title={words.emptyTitle}>
      {words.empty}
    </EmptyState>
  )
}

function Skeletons(): JSX.Element {
  return (
    <div aria-busy="true" aria-label={words.loading} role="status">
      {Array.from({ length: SKELETONS }, (_, row) => (
        <div key={row} className={classes['waiting']}>
          <span className={classes['skeleton']} />
        </div>
      ))}
    </div>
  )
}

const MOVES: Readonly<Record<string, (current: number, last: number) => number>> = {
  ArrowDown: (current, last) => Math.min(last, current + 1),
  ArrowUp: (current) => Math.max(0, current - 1),
  PageDown: (current, last) => Math.min(last, current + 12),
  PageUp: (current) => Math.max(0, current - 12),
  Home: () => 0,
  End: (_, last) => last,
}

/** Gives the focus to the line at an index; false where it is not drawn. */
function focusLine(scroller: HTMLElement | null, index: number): boolean {
  const line = scroller?.querySelector(`button[data-index="${index}"]`)
  if (!(line instanceof HTMLElement)) return false
  line.focus({ preventScroll: true })
  return true
}

function Lines(): JSX.Element {
  const { acts, names, openActs, next, timezone, loading } = useLogs()
  const isNarrowed = useLogs((s) => countLogFilters(s.filters) > 0)
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setCurrent] = useState(0)
  const now = useNow()
  const current = Math.max(0, Math.min(place, acts.length - 1))
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: acts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => acts[index]?.actId ?? index,
    overscan: 10,
  })
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (last >= acts.length - NEAR_END) loadMoreLogs()
  }, [last, acts.length, loading])
  const move = useRef<(event: KeyboardEvent) => void>(() => undefined)
  move.current = (event) => {
    const to = MOVES[event.key]?.(current, acts.length - 1)
    if (to === undefined) return
    event.preventDefault()
    setCurrent(to)
    virtualizer.scrollToIndex(to)
    const isThere = focusLine(scroller.current, to)
    // A line far away is drawn with the next frame.
    if (!isThere) requestAnimationFrame(() => focusLine(scroller.current, to))
  }
  const press = useCallback((event: KeyboardEvent) => move.current(event), [])
  return (
    <div ref={scroller} className={classes['scroller']} aria-busy={loading !== null}>
      <ul aria-label={words.list} className={classes['acts']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const act = acts[item.index]
          return act === undefined ? null : (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={classes['act']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ActLine
                act={act}
                names={names}
                index={item.index}
                isOpen={openActs.has(act.actId)}
                isCurrent={item.index === current}
                now={now}
                timezone={timezone}
                onCurrent={setCurrent}
                onKey={press}
              />
            </li>
          )
        })}
      </ul>
      <p className={classes['bottom']}>
        {next !== null ? words.loadingMore : isNarrowed ? words.noMore : words.end}
      </p>
    </div>
  )
}

/** The acts of the log, newest first, as many as one scrolls to. */
export function LogsList(): JSX.Element {
  const hasActs = useLogs((s) => s.acts.length > 0)
  const isFirst = useLogs((s) => s.loading === 'first')
  const hasFailed = useLogs((s) => s.problem !== null)
  if (hasFailed) return <Notice />
  if (isFirst && !hasActs) return <Skeletons />
  return hasActs ? <Lines /> : <Notice />
}
