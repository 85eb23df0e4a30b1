import { Collapse, Text, UnstyledButton } from '@mantine/core'
import {
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconCheck,
  IconChevronDown,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react'
import { useId, useState, type JSX } from 'react'
import type { RightChange } from '#shared/domain/rightsPreview.ts'
import type { Role } from '#shared/domain/roles.ts'
import { roleNames } from '#renderer/text/index.ts'
import { rightsText as words } from '#renderer/text/rights.ts'
import classes from './rolesPreview.module.css'

/** One menu entry or right, in words. */
export type PreviewLine = {
  readonly id: string
  readonly name: string
  /** How far it reaches; null where there is nothing to say. */
  readonly reach: string | null
  /** How far it reaches now, where that changes. */
  readonly reachBefore: string | null
  readonly change: RightChange
  readonly sources: readonly Role[]
}

const ICONS: Readonly<Record<RightChange, typeof IconCheck>> = {
  same: IconCheck,
  gained: IconPlus,
  lost: IconMinus,
  wider: IconArrowsDiagonal,
  narrower: IconArrowsDiagonalMinimize2,
}

function Line({ line }: { readonly line: PreviewLine }): JSX.Element {
  const Icon = ICONS[line.change]
  const roles = line.sources.map((role) => roleNames[role])
  return (
    <li className={classes['line']} data-change={line.change}>
      <Icon size={14} className={classes['mark']} aria-hidden="true" />
      <span className={classes['what']}>
        {line.change !== 'same' && (
          <strong className={classes['change']}>{words.changes[line.change]}: </strong>
        )}
        <span className={classes['name']}>{line.name}</span>{' '}
        {line.reach !== null && (
          <span className={classes['reach']}>
            {`(${line.reach}${line.reachBefore === null ? '' : `, ${words.wasReach(line.reachBefore)}`})`}
          </span>
        )}
      </span>
      <Text span size="xs" c="dimmed" className={classes['sources'] ?? ''}>
        {line.change === 'lost' ? words.cameFrom(roles) : words.comesFrom(roles)}
      </Text>
    </li>
  )
}

/** A group of the preview, which folds away. */
export function RolesPreviewGroup(props: {
  readonly name: string
  readonly lines: readonly PreviewLine[]
}): JSX.Element {
  const { name, lines } = props
  const id = useId()
  const [isOpen, setOpen] = useState(true)
  const changed = lines.filter(({ change }) => change !== 'same').length
  return (
    <div className={classes['group']}>
      <UnstyledButton
        className={classes['groupHead']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronDown size={14} className={classes['chevron']} aria-hidden="true" />
        <span>{name}</span>
        {!isOpen && (
          <Text span size="xs" c="dimmed">
            {words.folded(lines.filter(({ change }) => change !== 'lost').length, changed)}
          </Text>
        )}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <ul className={classes['lines']}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      </Collapse>
    </div>
  )
}
