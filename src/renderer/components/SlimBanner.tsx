import type { JSX, ReactNode } from 'react'
import classes from './SlimBanner.module.css'
import type { Tone } from './StatusBadge.tsx'

type Props = {
  readonly tone?: Tone
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** One line of 28 px across the desk: what holds now, and at most one act. Announced when it appears. */
export function SlimBanner({ tone = 'attention', icon, children, action }: Props): JSX.Element {
  return (
    <output className={classes['banner']} data-tone={tone}>
      <span aria-hidden="true" className={classes['icon']}>
        {icon}
      </span>
      <span className={classes['text']}>{children}</span>
      {action}
    </output>
  )
}
