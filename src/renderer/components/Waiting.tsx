import { Skeleton, Stack, type StackProps } from '@mantine/core'
import type { JSX } from 'react'
import classes from './Waiting.module.css'

const LINE = 16
const HEADING = 40

type Props = Pick<StackProps, 'p' | 'pt' | 'gap'> & {
  /** What is on its way, for who hears the screen. */
  readonly label: string
  /** One grey line each. */
  readonly widths: readonly (number | string)[]
  /** The width of a head above the lines. */
  readonly heading?: number
}

/** Grey lines in place of what is on its way; a quick answer never shows them. */
export function Waiting({ label, widths, heading, ...room }: Props): JSX.Element {
  return (
    <Stack {...room} role="status" aria-busy="true" aria-label={label} className={classes['late'] ?? ''}>
      {heading !== undefined && <Skeleton h={HEADING} w={heading} />}
      {widths.map((width) => (
        <Skeleton key={width} h={LINE} w={width} />
      ))}
    </Stack>
  )
}
