import { Anchor, Text, Title } from '@mantine/core'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { homeText } from '#renderer/text/home.ts'
import classes from './home.module.css'

type Props = {
  readonly people: NonNullable<OutputOf<'home.get'>['people']>
  readonly onOpenUsers: () => void
}

/** How many people the clinic keeps. */
export function PeopleCounts({ people, onOpenUsers }: Props): JSX.Element {
  const counts = [
    [homeText.active, people.active],
    [homeText.practitioners, people.practitioners],
    [homeText.inactive, people.inactive],
  ] as const
  const isOnlyYou = people.active + people.inactive <= 1
  return (
    <section aria-labelledby="people-counts">
      <div className={classes['sectionHead']}>
        <Title order={2} id="people-counts">
          {homeText.people}
        </Title>
        <Anchor component="button" type="button" onClick={onOpenUsers}>
          {homeText.openUsers}
        </Anchor>
      </div>
      <dl className={classes['counts']}>
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{homeText.number(count)}</dd>
          </div>
        ))}
      </dl>
      {isOnlyYou && (
        <Text c="dimmed" mt="sm">
          {homeText.onlyYou}
        </Text>
      )}
    </section>
  )
}
