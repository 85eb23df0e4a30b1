import type { JSX, ReactNode } from 'react'
import { createPortal } from 'react-dom'
import classes from './PrintedSheet.module.css'

/**
 * What the printer gets instead of the screen, as long as it is mounted. On the screen it is not there, nor for a
 * screen reader.
 */
export function PrintedSheet({ children }: { readonly children: ReactNode }): JSX.Element {
  return <>{createPortal(<div className={classes['sheet']}>{children}</div>, document.body)}</>
}
