import { Loader } from '@mantine/core'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { frameText } from '#renderer/text/frame.ts'
import { useLink } from '#renderer/transport/linkStore.ts'
import classes from './frame.module.css'

type Props = { readonly problem: AppFailure | null; readonly onRetry: () => void }

/** What shows before the program's first answer, and where none comes. */
export function WaitingScreen({ problem, onRetry }: Props): JSX.Element {
  const isLost = useLink(({ state }) => state === 'lost')
  return (
    <main className={classes['waiting']}>
      <h1 className={classes['hidden']}>{frameText.product}</h1>
      {isLost ? (
        <div className={classes['noAnswer']}>
          <strong>{frameText.neverConnectedTitle}</strong>
          <p>{frameText.neverConnected}</p>
        </div>
      ) : problem === null ? (
        <output className={classes['late']} aria-label={frameText.waiting}>
          <Loader size="sm" aria-hidden="true" />
        </output>
      ) : (
        <LoadFailed error={problem} onRetry={onRetry} />
      )}
    </main>
  )
}
