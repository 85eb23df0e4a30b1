import type { JSX } from 'react'
import { startText } from '#renderer/text/start.ts'
import classes from './start.module.css'

/** The recovery key as nine numbered groups; the last one is the check group. */
export function RecoveryKeyGroups({ recoveryKey }: { readonly recoveryKey: string }): JSX.Element {
  const groups = recoveryKey.split('-')
  return (
    <ol className={classes['key']} aria-label={startText.sheetKeyLabel}>
      {groups.map((group, index) => (
        <li key={index} className={classes['group']}>
          <span className={classes['groupNumber']}>
            {index === groups.length - 1 ? startText.checkGroup : index + 1}
          </span>
          <span className={classes['groupText']}>{group}</span>
        </li>
      ))}
    </ol>
  )
}
