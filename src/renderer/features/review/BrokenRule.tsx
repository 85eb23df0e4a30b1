import { Button, Group, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { reviewText } from '#renderer/text/review.ts'
import classes from './review.module.css'

type Props = {
  readonly rule: Exclude<ReviewItem, { kind: 'field' }>
  readonly onOpenAccount: (userId: string) => void
}

/** A rule that what came together broke, with whom it concerns and what to do. */
export function BrokenRule({ rule, onOpenAccount }: Props): JSX.Element {
  const isEmail = rule.kind === 'sameEmail'
  return (
    <li className={classes['item']}>
      <Text fw={600}>
        <bdi>{isEmail ? reviewText.sameEmail(rule.what) : reviewText.sameStaffId(rule.what)}</bdi>
      </Text>
      <Text c="dimmed">{isEmail ? reviewText.sameEmailDo : reviewText.sameStaffIdDo}</Text>
      <Group gap="xs" mt="xs">
        {rule.people.map(({ userId, name }) => (
          <Button
            key={userId}
            variant="default"
            size="xs"
            aria-label={reviewText.openAccount(name)}
            onClick={() => onOpenAccount(userId)}
          >
            {name}
          </Button>
        ))}
      </Group>
    </li>
  )
}
