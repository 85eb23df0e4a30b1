import type { JSX } from 'react'
import { initialsOf } from '#shared/domain/users.ts'
import classes from './InitialsMark.module.css'

const TONES = 10

/** The colour of a person's mark, 0 to 9: always the same for the same id, on every screen and PC. */
export function toneOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return sum % TONES
}

type Props = {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  /** In pixels; 28 unless given. */
  readonly size?: number
}

/** The round mark beside a name. Hidden from screen readers, since the name stands next to it. */
export function InitialsMark({ id, firstName, lastName, size = 28 }: Props): JSX.Element {
  return (
    <span
      aria-hidden="true"
      className={classes['mark']}
      data-tone={toneOf(id)}
      data-initials={initialsOf(firstName, lastName)}
      style={{ width: size, height: size, fontSize: Math.max(12, Math.round(size * 0.4)) }}
    />
  )
}
