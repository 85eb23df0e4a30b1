import { SegmentedControl } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { BULK_OUTCOMES, type BulkOutcome } from '#shared/domain/bulk.ts'
import { bulkOutcomeText, bulkText as words } from '#renderer/text/bulk.ts'
import type { BulkChangeInput } from './bulkStore.ts'
import classes from './bulk.module.css'
import { bulkValueText } from './bulkValueText.ts'
import { rowPages, type BulkRow } from './rowPages.ts'

type Seen = OutputOf<'bulk.preview'>
type Shown = 'all' | 'changes' | 'stays'

const ROW_HEIGHT = 44
const HEAD_HEIGHT = 32

const OUTCOMES: Readonly<Record<Shown, readonly BulkOutcome[]>> = {
  all: BULK_OUTCOMES,
  changes: ['change'],
  stays: BULK_OUTCOMES.filter((outcome) => outcome !== 'change'),
}

type LineProps = {
  readonly row: BulkRow | undefined
  readonly index: number
  readonly top: number
  readonly change: BulkChangeInput
}

function Line({ row, index, top, change }: LineProps): JSX.Element {
  const isChanging = row?.outcome === 'change'
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-changes={isChanging}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" className={classes['name']}>
        <bdi>{row === undefined ? ' ' : `${row.firstName} ${row.lastName}`}</bdi>
      </span>
      <span role="cell" className={classes['cell']}>
        {row !== undefined && bulkValueText(change, row.before)}
      </span>
      <span role="cell" className={`${classes['cell']} ${isChanging ? classes['then'] : ''}`}>
        {isChanging && bulkValueText(change, row.after)}
      </span>
      <span role="cell" className={classes['cell']}>
        {row !== undefined && bulkOutcomeText[row.outcome]}
      </span>
    </div>
  )
}

type TableProps = {
  readonly bulkId: string
  readonly total: number
  readonly shown: Shown
  readonly change: BulkChangeInput
}

function Rows({ bulkId, total, shown, change }: TableProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null)
  const [, drawAgain] = useState(0)
  const [pages] = useState(() => rowPages(bulkId, OUTCOMES[shown], () => drawAgain((turn) => turn + 1)))
  useEffect(() => pages.stop, [pages])
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
  })
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  return (
    <div
      ref={scroller}
      className={classes['rows']}
      tabIndex={0}
      role="table"
      aria-label={words.dryRun}
      aria-rowcount={total + 1}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={classes['head']}>
          {[words.name, words.now, words.afterwards, words.why].map((head) => (
            <span key={head} role="columnheader">
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes['lines']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <Line
            key={item.index}
            row={pages.at(item.index)}
            index={item.index}
            top={item.start - HEAD_HEIGHT}
            change={change}
          />
        ))}
      </div>
    </div>
  )
}

type Props = { readonly seen: Seen; readonly change: BulkChangeInput }

/** Per row what would happen, and why not; all of them, or only one of the two kinds. */
export function DryRunRows({ seen, change }: Props): JSX.Element {
  const [shown, setShown] = useState<Shown>('all')
  const changing = seen.outcomes.find(({ outcome }) => outcome === 'change')?.count ?? 0
  const totals = { all: seen.total, changes: changing, stays: seen.total - changing }
  const kinds: readonly Shown[] = ['all', 'changes', 'stays']
  return (
    <>
      <SegmentedControl
        aria-label={words.shownRows}
        value={shown}
        data={kinds.map((kind) => ({ value: kind, label: words[kind](totals[kind]) }))}
        onChange={(value) => setShown(kinds.find((kind) => kind === value) ?? 'all')}
      />
      <Rows key={shown} bulkId={seen.bulkId} total={totals[shown]} shown={shown} change={change} />
    </>
  )
}
