import type { JSX, ReactNode } from 'react'
import classes from './StatusBadge.module.css'

export type Tone = 'quiet' | 'attention' | 'wrong' | 'reached'

type Props = {
  readonly tone?: Tone
  /** 14 px; goes with every tone but `quiet`, so that colour never stands alone. */
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A state in one or two words. Amber needs somebody, red is wrong, green was just reached. */
export function StatusBadge({ tone = 'quiet', icon, children }: Props): JSX.Element {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
