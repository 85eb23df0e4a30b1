import { Button, Group, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { MergeModal } from '#renderer/features/merging/index.ts'
import { mergingText } from '#renderer/text/merging.ts'
import { reviewText } from '#renderer/text/review.ts'
import classes from './review.module.css'

type Props = {
  readonly rule: Exclude<ReviewItem, { kind: 'field' }>
  readonly onOpenAccount: (userId: string) => void
  /** Called once two of them are one record. */
  readonly onMerged: () => void
}

/** A rule that what came together broke, with whom it concerns and what to do. */
export function BrokenRule({ rule, onOpenAccount, onMerged }: Props): JSX.Element {
  const [first, other] = rule.people
  const [isMerging, setMerging] = useState(false)
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
        {other !== undefined && first !== undefined && (
          <Button variant="light" size="xs" onClick={() => setMerging(true)}>
            {mergingText.open}
          </Button>
        )}
      </Group>
      {other !== undefined && first !== undefined && (
        <MergeModal
          subject={{ kind: 'user', id: first.userId, name: first.name }}
          otherId={other.userId}
          isOpen={isMerging}
          onClose={() => setMerging(false)}
          onMerged={onMerged}
        />
      )}
    </li>
  )
}
