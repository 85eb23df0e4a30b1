import { Fragment, type JSX } from 'react'
import type { Part } from './describeAct.ts'
import classes from './logs.module.css'

/** A sentence of the log; names and values are set apart, so that no text of theirs reorders its neighbours. */
export function Sentence({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  return (
    <>
      {parts.map((part, place) => (
        // The pieces of a sentence never move.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={place}>
          {part.kind === 'words' ? part.text : <bdi className={classes[part.kind]}>{part.text}</bdi>}
        </Fragment>
      ))}
    </>
  )
}
