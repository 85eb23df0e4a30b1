import type { JSX } from 'react'
import { numberFormat } from '#renderer/text/locale.ts'
import classes from './TabCount.module.css'

/** How many there are behind a tab, after its name; its place is there before the number is known. */
export function TabCount({ count }: { readonly count: number | null }): JSX.Element {
  return (
    <>
      {' '}
      <span className={classes['count']}>{count === null ? '\u00a0' : numberFormat().format(count)}</span>
    </>
  )
}
