import { VisuallyHidden } from '@mantine/core'
import type { JSX } from 'react'
import { accountText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'

/** The dot beside what holds unsaved changes. */
export function UnsavedDot(): JSX.Element {
  return (
    <span className={classes['dot']} title={words.tabHasUnsaved}>
      <VisuallyHidden>{words.tabHasUnsaved}</VisuallyHidden>
    </span>
  )
}
