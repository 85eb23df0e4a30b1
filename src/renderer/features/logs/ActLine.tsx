import {
  IconBan,
  IconChevronRight,
  IconEye,
  IconFileDownload,
  IconLogin2,
  IconPencil,
  IconSearch,
} from '@tabler/icons-react'
import { memo, type JSX, type KeyboardEvent } from 'react'
import type { LogKind } from '#shared/domain/logs.ts'
import { fullTime, relativeTime } from '#renderer/text/time.ts'
import { logKindMarks, logsText as words } from '#renderer/text/logs.ts'
import { ActDetails } from './ActDetails.tsx'
import { describeAct } from './describeAct.ts'
import type { LogAct, Names } from './fieldChanges.ts'
import { toggleAct } from './logsStore.ts'
import { Sentence } from './Sentence.tsx'
import classes from './logs.module.css'

const icons: Readonly<Record<LogKind, typeof IconEye>> = {
  changes: IconPencil,
  signIns: IconLogin2,
  views: IconEye,
  searches: IconSearch,
  exports: IconFileDownload,
  refusals: IconBan,
}

type Props = {
  readonly act: LogAct
  readonly names: Names
  readonly index: number
  readonly isOpen: boolean
  readonly isCurrent: boolean
  readonly now: number
  readonly timezone: string
  readonly onCurrent: (index: number) => void
  /** Moves along the list. */
  readonly onKey: (event: KeyboardEvent) => void
}

/** The kind of an act: a refusal or a sign-in before the rows that were written with it. */
function kindOf(act: LogAct): LogKind {
  const kinds = act.entries.map((entry) => entry.kind)
  const telling = act.entries.find((entry) => entry.table === null)?.kind
  return kinds.includes('refusals') ? 'refusals' : (telling ?? kinds[0] ?? 'changes')
}

function Line(props: Props): JSX.Element {
  const { act, names, index, isOpen, now, timezone } = props
  const kind = kindOf(act)
  const Icon = icons[kind]
  const [first = [], ...others] = describeAct(act, names)
  const pc = names[act.deviceId] ?? words.unknownPc
  return (
    <>
      <button
        type="button"
        className={classes['line']}
        aria-expanded={isOpen}
        data-index={index}
        tabIndex={props.isCurrent ? 0 : -1}
        onClick={() => toggleAct(act.actId)}
        onFocus={() => props.onCurrent(index)}
        onKeyDown={props.onKey}
      >
        <Icon
          size={16}
          stroke={1.75}
          role="img"
          aria-label={logKindMarks[kind]}
          className={classes['mark']}
          data-kind={kind}
        />
        <span className={classes['sentence']} title={first.map(({ text }) => text).join('')}>
          {kind === 'refusals' && <span className={classes['refused']}>{words.refused}: </span>}
          <Sentence parts={first} />
          {others.length > 0 && <span className={classes['quiet']}> {words.alsoDone(others.length)}</span>}
        </span>
        <bdi className={classes['pc']}>{pc}</bdi>
        <time
          className={classes['time']}
          dateTime={new Date(act.at).toISOString()}
          title={fullTime(act.at, timezone)}
        >
          {relativeTime(act.at, now)}
        </time>
        <IconChevronRight size={16} aria-hidden="true" className={classes['chevron']} data-open={isOpen} />
      </button>
      {isOpen && <ActDetails act={act} pc={pc} />}
    </>
  )
}

/** One act of the log as one line; a click or Enter opens it to its fields. */
export const ActLine = memo(Line)
