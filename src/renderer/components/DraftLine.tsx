import { Anchor } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { JSX } from 'react'
import { accountText as words } from '#renderer/text/account.ts'
import { dateFormat } from '#renderer/text/locale.ts'
import classes from './DraftLine.module.css'

type Props = {
  /** Milliseconds since 1970; null where nothing was restored. */
  readonly savedAt: number | null
  readonly onDiscard: () => void
}

const isToday = (at: number): boolean => new Date(at).toDateString() === new Date().toDateString()

const timeOf = (at: number): string =>
  dateFormat(isToday(at) ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** Says that typing from before a lock or a restart is back, and offers to drop it. */
export function DraftLine({ savedAt, onDiscard }: Props): JSX.Element | null {
  if (savedAt === null) return null
  return (
    <p role="status" className={classes['line']}>
      <IconHistory size={16} aria-hidden="true" />
      {words.draftIsBack(timeOf(savedAt))}
      <Anchor component="button" type="button" onClick={onDiscard}>
        {words.discardThem}
      </Anchor>
    </p>
  )
}
