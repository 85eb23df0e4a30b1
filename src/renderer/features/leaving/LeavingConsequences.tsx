import { Title } from '@mantine/core'
import type { JSX } from 'react'
import { roleNames } from '#renderer/text/index.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import type { Leaver } from './leaver.ts'
import classes from './leaving.module.css'
import type { Preview } from './leavingChoices.ts'

type Props = { readonly leaver: Leaver; readonly preview: Preview }

const passwordLine = ({ hasMfa, hasPassword }: Preview): string[] => {
  if (!hasPassword) return []
  return [hasMfa ? words.factorEnds : words.passwordEnds]
}

/** What leaving does besides the choices: what ends, where, and what stays. */
export function LeavingConsequences({ leaver, preview }: Props): JSX.Element {
  const { roles, crews, relations, hasPassword } = preview
  const memberships = crews.filter((crew) => crew.isMember).map((crew) => crew.name)
  const others = relations.map((one) =>
    words.relation(words.relationNames[one.relation] ?? one.relation, one.name),
  )
  const lines = [
    hasPassword ? words.accessEnds(leaver.firstName) : words.noAccess(leaver.firstName),
    ...passwordLine(preview),
    ...(roles.length === 0 ? [] : [words.rolesEnd(roles.map((role) => roleNames[role]).join(', '))]),
    ...(memberships.length === 0 ? [] : [words.crewsEnd(memberships.join(', '))]),
    ...(others.length === 0 ? [] : [words.relations(others.join(', '))]),
    words.staysAndReturns(leaver.name),
  ]
  return (
    <section aria-labelledby="leaving-what" className={classes['part']}>
      <Title order={3} id="leaving-what">
        {words.what}
      </Title>
      <ul className={classes['lines']}>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
