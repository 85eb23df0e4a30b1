import type { JSX, ReactNode } from 'react'
import classes from './SlimBanner.module.css'
import type { Tone } from './StatusBadge.tsx'

type Props = {
  readonly tone?: Tone
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
  /** True where the sentence may take a second line rather than be cut. */
  readonly isLong?: boolean
}

/** A line of 28 px across the desk: what holds now, and at most one act. Announced when it appears. */
export function SlimBanner({
  tone = 'attention',
  icon,
  children,
  action,
  isLong = false,
}: Props): JSX.Element {
  return (
    <output className={classes['banner']} data-tone={tone} data-long={isLong || undefined}>
      <span aria-hidden="true" className={classes['icon']}>
        {icon}
      </span>
      <span className={classes['text']}>{children}</span>
      {action}
    </output>
  )
}
