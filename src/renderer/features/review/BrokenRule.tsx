import { Button, Group, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { PLANS } from '#shared/domain/plan.ts'
import { assertNever } from '#shared/lib/assertNever.ts'
import { MergeModal } from '#renderer/features/merging/index.ts'
import { planNames } from '#renderer/text/index.ts'
import { mergingText } from '#renderer/text/merging.ts'
import { reviewText } from '#renderer/text/review.ts'
import classes from './review.module.css'

type Props = {
  readonly rule: Exclude<ReviewItem, { kind: 'field' }>
  readonly onOpenAccount: (userId: string) => void
  /** Called once two of them are one record. */
  readonly onMerged: () => void
  /** Settles what only has to be looked at. */
  readonly onSeen: () => Promise<void>
}

/** What a broken rule says, and what to do about it. */
function wordsOf({ kind, what, people }: Props['rule']): { readonly says: string; readonly todo: string } {
  switch (kind) {
    case 'sameEmail':
      return { says: reviewText.sameEmail(what), todo: reviewText.sameEmailDo }
    case 'sameStaffId':
      return { says: reviewText.sameStaffId(what), todo: reviewText.sameStaffIdDo }
    case 'ownerKept':
      return { says: reviewText.ownerKept(people[0]?.name ?? ''), todo: reviewText.ownerKeptDo }
    case 'planLimit': {
      const plan = PLANS.find((one) => one === what)
      return {
        says: reviewText.planLimit(plan === undefined ? what : planNames[plan]),
        todo: reviewText.planLimitDo,
      }
    }
    default:
      return assertNever(kind)
  }
}

/** A rule that what came together broke, with whom it concerns and what to do. */
export function BrokenRule({ rule, onOpenAccount, onMerged, onSeen }: Props): JSX.Element {
  // Two practitioners are two people; who shares an e-mail or a staff ID may be one.
  const [first, other] = rule.kind === 'planLimit' ? [] : rule.people
  const [isMerging, setMerging] = useState(false)
  const { says, todo } = wordsOf(rule)
  return (
    <li className={classes['item']}>
      <Text fw={600}>
        <bdi>{says}</bdi>
      </Text>
      <Text c="dimmed">{todo}</Text>
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
        {rule.kind === 'ownerKept' && (
          <Button variant="light" size="xs" onClick={() => void onSeen()}>
            {reviewText.ownerKeptSeen}
          </Button>
        )}
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
