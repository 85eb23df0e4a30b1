import { Box } from '@mantine/core'
import { useCallback, useEffect, useRef, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { moveByKey } from '#renderer/components/moveByKey.ts'
import { useAfterPaint } from '#renderer/components/useAfterPaint.ts'
import { useLater } from '#renderer/components/useLater.ts'
import { HEAD_HEIGHT, ROW_HEIGHT, useVirtualRows, type Rows } from '#renderer/components/useVirtualRows.ts'
import { clientsText as words } from '#renderer/text/clients.ts'
import { openClientChart, useChartDoor } from '../chart/chartStore.ts'
import { changeQuery, rowAt, useClients, wantRows } from '../clientsStore.ts'
import { ClientLine } from './ClientLine.tsx'
import classes from './clients.module.css'
import { COLUMNS, LEAST_WIDTH, TRACKS } from './columns.ts'
import { ListHeader } from './ListHeader.tsx'
import { ListNotice } from './ListNotice.tsx'

const SKELETON_AFTER_MS = 150
const isHere = (index: number): boolean => rowAt(useClients.getState(), index) !== undefined
const today = (): string => new Date().toLocaleDateString('en-CA')

function openRow(index: number): void {
  const row = rowAt(useClients.getState(), index)
  if (row === undefined) return
  useClients.setState({ selectedId: row.clientId })
  openClientChart(row.clientId)
}

/** Gives the focus back to the row when the chart that was opened from it closes, and nothing else took it. */
function useFocusBack({ focusRow, current }: Rows): void {
  const isOpen = useChartDoor((s) => s.isOpen)
  const wasOpen = useRef(isOpen)
  const back = useRef(() => undefined as void)
  back.current = () => focusRow(current)
  useEffect(() => {
    if (wasOpen.current === isOpen) return undefined
    wasOpen.current = isOpen
    if (isOpen) return undefined
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) back.current()
    }, 300)
    return () => clearTimeout(timer)
  }, [isOpen])
}

function useRowKeys(rows: Rows): (event: KeyboardEvent) => void {
  return (event) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined
    if (!isOnRow || event.altKey || event.ctrlKey || event.metaKey) return
    const height = rows.scroller.current?.clientHeight ?? 0
    const pageRows = Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1)
    const next = moveByKey(event.key, rows.current, rows.count, pageRows)
    if (next !== undefined) rows.focusRow(next)
    else if (event.key === 'Enter' || event.key === ' ') rows.actOnCurrent(openRow)
    else if (event.key === 'Escape') changeQuery({ search: '' })
    else return
    event.preventDefault()
  }
}

function Lines({ rows }: { readonly rows: Rows }): JSX.Element {
  const state = useClients()
  const late = useAfterPaint(state)
  const isStale = useLater(state.shown !== state.query, SKELETON_AFTER_MS)
  const { virtualizer, setCurrent } = rows
  const open = useCallback((index: number) => openRow(index), [])
  const day = today()
  return (
    <div role="rowgroup" className={classes['lines']} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = isStale ? undefined : rowAt(rows.isInSight(item.index) ? state : late, item.index)
        return (
          <ClientLine
            key={item.index}
            row={row}
            index={item.index}
            top={item.start - HEAD_HEIGHT}
            today={day}
            isCurrent={item.index === rows.current}
            isSelected={row !== undefined && row.clientId === state.selectedId}
            onOpen={open}
            onCurrent={setCurrent}
          />
        )
      })}
    </div>
  )
}

type Props = { /** Filled with what gives the focus to the list. */ readonly enter: RefObject<() => void> }

/** The list of clients: as long as there are clients, and as fast as if it were short. */
export function ClientsList({ enter }: Props): JSX.Element {
  const query = useClients((s) => s.query)
  const shown = useClients((s) => s.shown)
  const total = useClients((s) => s.total)
  const hasFailed = useClients((s) => s.problem !== null)
  // A page that comes may bring the row that an act waits for.
  useClients((s) => s.pages)
  const rows = useVirtualRows({ query, shown, total, isHere, want: wantRows })
  const press = useRowKeys(rows)
  useFocusBack(rows)
  useEffect(() => {
    enter.current = () => rows.focusRow(rows.current)
  })
  const isList = (shown === null || total > 0) && !hasFailed
  return (
    <Box
      ref={rows.scroller}
      role="grid"
      aria-label={words.title}
      aria-rowcount={rows.count + 1}
      aria-colcount={COLUMNS.length}
      aria-busy={shown !== query && !hasFailed}
      className={classes['grid']}
      __vars={{ '--tracks': TRACKS, '--least-width': LEAST_WIDTH }}
      onKeyDown={press}
    >
      <ListHeader />
      {isList ? <Lines rows={rows} /> : <Notice />}
    </Box>
  )
}

function Notice(): JSX.Element {
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" aria-colspan={COLUMNS.length}>
          <ListNotice />
        </div>
      </div>
    </div>
  )
}
