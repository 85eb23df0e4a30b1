import type { JSX } from 'react'
import classes from './PersonName.module.css'

type Props = {
  readonly firstName: string
  readonly lastName?: string
  readonly isStrong?: boolean
  /** On one line, as wide as there is room. */
  readonly isClipped?: boolean
}

/** A name that can't disturb its neighbours, whatever way it is written. */
export function PersonName({
  firstName,
  lastName = '',
  isStrong = false,
  isClipped = false,
}: Props): JSX.Element {
  const name = `${firstName} ${lastName}`.trim()
  const looks = [isStrong ? classes['strong'] : '', isClipped ? classes['clipped'] : '']
  return (
    <bdi dir="auto" className={looks.join(' ')} title={isClipped ? name : undefined}>
      {name}
    </bdi>
  )
}
