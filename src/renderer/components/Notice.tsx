import { IconAlertTriangle } from '@tabler/icons-react'
import type { JSX, ReactNode } from 'react'
import classes from './Notice.module.css'
import type { Tone } from './StatusBadge.tsx'

type Props = {
  readonly tone?: Exclude<Tone, 'reached'>
  /** 16 px; a warning triangle unless given, so that colour never stands alone. */
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** Buttons at its end, beside the first line. */
  readonly acts?: ReactNode
  /** Makes it a part of the page that can be gone to by this name. */
  readonly label?: string
  /** `status` where it comes while somebody looks: it is announced then. */
  readonly role?: 'status'
}

/** A box that stands out from the page: what needs somebody, what to think of first, and at most a few acts. */
export function Notice(props: Props): JSX.Element {
  const { tone = 'attention', icon, children, acts, label, role } = props
  const Box = label === undefined ? 'div' : 'section'
  return (
    <Box
      className={classes['notice']}
      data-tone={tone}
      data-acts={acts !== undefined || undefined}
      aria-label={label}
      role={role}
    >
      <span aria-hidden="true" className={classes['icon']}>
        {icon ?? <IconAlertTriangle size={16} />}
      </span>
      <div className={classes['words']}>{children}</div>
      {acts !== undefined && <div className={classes['acts']}>{acts}</div>}
    </Box>
  )
}
