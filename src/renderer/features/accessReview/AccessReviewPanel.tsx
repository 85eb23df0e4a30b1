import { Button, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { LeavingModal } from '#renderer/features/leaving/index.ts'
import { accessReviewText as words } from '#renderer/text/accessReview.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './accessReview.module.css'
import { PastReviews } from './PastReviews.tsx'
import { PeopleTable, type ReviewedPerson } from './PeopleTable.tsx'

type Review = OutputOf<'accessReview.get'>
type Props = { readonly onOpenAccount: (userId: string) => void }

function SignLine(props: {
  readonly review: Review
  readonly onSigned: () => void
  readonly onProblem: (problem: string) => void
}): JSX.Element {
  const { review, onSigned, onProblem } = props
  const [isBusy, setBusy] = useState(false)
  const settled = review.people.filter((person) => person.isSettled).length
  const open = review.people.length - settled
  const sign = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('accessReview.finish', { reviewId: review.reviewId })
    setBusy(false)
    onProblem(answer.ok ? '' : failureText(answer.error))
    onSigned()
  }
  return (
    <div className={classes['head']}>
      <Text fw={600}>{words.progress(settled, review.people.length)}</Text>
      <Text c="dimmed" className={classes['grow'] ?? ''}>
        {open === 0 ? words.signExplained : words.undecided(open)}
      </Text>
      <Button disabled={open > 0} loading={isBusy} onClick={() => void sign()}>
        {words.sign}
      </Button>
    </div>
  )
}

/** The quarter's access review: everybody who can sign in, one decision each, then one signature. */
export function AccessReviewPanel({ onOpenAccount }: Props): JSX.Element | null {
  const { loaded, reload } = useLoaded(
    'accessReview.get',
    {},
    { when: ({ name }) => name === 'users.changed' || name === 'sync.changed' },
  )
  const [problem, setProblem] = useState('')
  const [leaver, setLeaver] = useState<ReviewedPerson>()
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  const review = loaded.data
  const decide = async (userId: string, decision: 'keep' | 'change' | 'end'): Promise<void> => {
    const answer = await request('accessReview.decide', { reviewId: review.reviewId, userId, decision })
    setProblem(answer.ok ? '' : failureText(answer.error))
    reload()
    if (answer.ok && decision === 'change') onOpenAccount(userId)
  }
  return (
    <div className={classes['panel']}>
      <Title order={2}>{words.title(review.reviewId)}</Title>
      <Text c="dimmed">{words.intro}</Text>
      {problem !== '' && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {review.finished === null ? (
        <>
          <SignLine review={review} onSigned={reload} onProblem={setProblem} />
          <PeopleTable
            people={review.people}
            onDecide={(person, decision) => void decide(person.userId, decision)}
            onEnd={setLeaver}
          />
        </>
      ) : (
        <Text className={classes['head'] ?? ''} role="status">
          <IconCheck size={16} color="var(--mantine-color-success)" aria-hidden="true" />
          {words.signed(review.reviewId)} {words.next}
        </Text>
      )}
      <PastReviews past={review.past} />
      {leaver !== undefined && (
        <LeavingModal
          leaver={{
            userId: leaver.userId,
            firstName: leaver.name.split(' ')[0] ?? '',
            name: leaver.name,
            mayGiveRoles: true,
          }}
          isOpen
          onClose={() => setLeaver(undefined)}
          onLeft={() => {
            setLeaver(undefined)
            void decide(leaver.userId, 'end')
          }}
        />
      )}
    </div>
  )
}
