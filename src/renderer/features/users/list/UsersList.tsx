import { Box } from '@mantine/core'
import { useCallback, useEffect, useRef, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { HEAD_HEIGHT, ROW_HEIGHT, type Rows } from '#renderer/components/useVirtualRows.ts'
import { usersText as words } from '#renderer/text/users.ts'
import { openAccount, useAccountStore } from '../account/accountStore.ts'
import { changeQuery, rowAt, useUsers } from '../usersStore.ts'
import { columnTracks, leastWidth } from './columns.ts'
import { useColumns } from './columnsStore.ts'
import { ListHeader } from './ListHeader.tsx'
import { ListNotice } from './ListNotice.tsx'
import { moveByKey } from '#renderer/components/moveByKey.ts'
import {
  clearSelection,
  isAnySelected,
  isSelected,
  selectAll,
  selectTo,
  toggle,
  useSelection,
} from './selectionStore.ts'
import { useAfterPaint } from '#renderer/components/useAfterPaint.ts'
import { useLater } from '#renderer/components/useLater.ts'
import { useMinute } from './useMinute.ts'
import { useRows } from './useRows.ts'
import { UserLine } from './UserLine.tsx'
import classes from './users.module.css'

const SKELETON_AFTER_MS = 150

function openRow(index: number): void {
  const row = rowAt(useUsers.getState(), index)
  if (row === undefined) return
  useUsers.setState({ selectedId: row.userId })
  openAccount(row.userId)
}

/** Gives the focus back to the row when the account that was opened from it closes, and nothing else took it. */
function useFocusBack(rows: Rows): void {
  const isOpen = useAccountStore((s) => s.userId !== null)
  const wasOpen = useRef(isOpen)
  const { focusRow, current } = rows
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

function selectByKey(index: number, isRange: boolean): void {
  const row = rowAt(useUsers.getState(), index)
  if (isRange) void selectTo(index)
  else if (row !== undefined) toggle(row.userId, index)
}

/** The first Esc lets the selection go, the next one the search. */
function escape(): void {
  if (isAnySelected()) clearSelection()
  else changeQuery({ search: '' })
}

function useRowKeys(rows: Rows): (event: KeyboardEvent) => void {
  return (event): void => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined
    if (!isOnRow || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      event.preventDefault()
      return selectAll()
    }
    if (event.ctrlKey || event.metaKey) return
    const height = rows.scroller.current?.clientHeight ?? 0
    const pageRows = Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1)
    const next = moveByKey(event.key, rows.current, rows.count, pageRows)
    if (next !== undefined) {
      rows.focusRow(next)
      if (event.shiftKey) void selectTo(next, rows.current)
    } else if (event.key === 'Enter') rows.actOnCurrent(openRow)
    else if (event.key === ' ') rows.actOnCurrent((index) => selectByKey(index, event.shiftKey))
    else if (event.key === 'Escape') escape()
    else return
    event.preventDefault()
  }
}

function Lines({ rows }: { readonly rows: Rows }): JSX.Element {
  const state = useUsers()
  const late = useAfterPaint(state)
  const columns = useColumns((s) => s.columns)
  const selection = useSelection((s) => s.selection)
  const now = useMinute()
  const isStale = useLater(state.shown !== state.query, SKELETON_AFTER_MS)
  const { virtualizer, setCurrent } = rows
  const open = useCallback((index: number) => openRow(index), [])
  return (
    <div role="rowgroup" className={classes['lines']} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = isStale ? undefined : rowAt(rows.isInSight(item.index) ? state : late, item.index)
        return (
          <UserLine
            key={item.index}
            row={row}
            index={item.index}
            top={item.start - HEAD_HEIGHT}
            columns={columns}
            isCurrent={item.index === rows.current}
            isSelected={row !== undefined && isSelected(selection, row.userId)}
            isLast={row !== undefined && row.userId === state.selectedId}
            now={now}
            onOpen={open}
            onCurrent={setCurrent}
          />
        )
      })}
    </div>
  )
}

type Props = { /** Filled with what gives the focus to the list. */ readonly enter: RefObject<() => void> }

/** The list of Clinic Users: as long as the clinic is big, and as fast as if it were short. */
export function UsersList({ enter }: Props): JSX.Element {
  const rows = useRows()
  const columns = useColumns((s) => s.columns)
  const hasRows = useUsers((s) => s.shown === null || s.total > 0)
  const hasFailed = useUsers((s) => s.problem !== null)
  const isWaiting = useUsers((s) => s.shown !== s.query)
  const press = useRowKeys(rows)
  useFocusBack(rows)
  useEffect(() => {
    enter.current = () => rows.focusRow(rows.current)
  })
  const isList = hasRows && !hasFailed
  return (
    <Box
      ref={rows.scroller}
      role="grid"
      aria-label={words.title}
      aria-rowcount={rows.count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-busy={isWaiting && !hasFailed}
      className={classes['grid']}
      __vars={{ '--tracks': columnTracks(columns), '--least-width': `${leastWidth(columns)}px` }}
      onKeyDown={press}
    >
      <ListHeader columns={columns} />
      {isList ? <Lines rows={rows} /> : <Notice />}
    </Box>
  )
}

function Notice(): JSX.Element {
  const columns = useColumns((s) => s.columns)
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" aria-colspan={columns.length + 1}>
          <ListNotice />
        </div>
      </div>
    </div>
  )
}
