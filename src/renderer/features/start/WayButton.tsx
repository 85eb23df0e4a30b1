import { Loader, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { JSX, ReactNode } from 'react'
import classes from './start.module.css'

type Props = {
  readonly icon: ReactNode
  readonly title: string
  readonly explanation: string
  readonly isDisabled?: boolean
  readonly isBusy?: boolean
  readonly onClick: () => void
}

/** One way to begin, with a sentence on what it means. */
export function WayButton(props: Props): JSX.Element {
  const { icon, title, explanation, isDisabled = false, isBusy = false, onClick } = props
  return (
    <UnstyledButton
      className={classes['way']}
      aria-disabled={isDisabled}
      data-disabled={isDisabled}
      onClick={isDisabled ? undefined : onClick}
    >
      <span className={classes['wayIcon']} aria-hidden="true">
        {icon}
      </span>
      <span className={classes['wayText']}>
        <span className={classes['wayTitle']}>{title}</span>
        <span className={classes['wayExplanation']}>{explanation}</span>
      </span>
      {isBusy ? <Loader size={16} /> : !isDisabled && <IconChevronRight size={18} aria-hidden="true" />}
    </UnstyledButton>
  )
}
