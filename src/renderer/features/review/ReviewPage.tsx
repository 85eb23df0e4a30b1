import { Text, Title } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { failureText } from '#renderer/text/problems.ts'
import { reviewText } from '#renderer/text/review.ts'
import { request } from '#renderer/transport/client.ts'
import { BrokenRule } from './BrokenRule.tsx'
import { type Clash, ClashItem, fieldName } from './ClashItem.tsx'
import { isReviewNews } from './isReviewNews.ts'
import classes from './review.module.css'

const LIMIT = 100
type Props = { readonly onOpenAccount: (userId: string) => void }

/** What several PCs changed at the same time, to be settled by a person (product.md 42). */
export function ReviewPage({ onOpenAccount }: Props): JSX.Element | null {
  const { loaded, reload } = useLoaded('review.list', { limit: LIMIT }, { when: isReviewNews })
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState('')
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return (
      <div className={classes['page']}>
        <Title order={1}>{reviewText.title}</Title>
        <LoadFailed what={reviewText.failed} error={loaded.error} onRetry={reload} />
      </div>
    )
  const { items, names, count } = loaded.data
  const settle = async (clash: Clash, take: 'stands' | 'other'): Promise<void> => {
    const settled = await request('review.settle', { entryId: clash.id, take })
    const say = take === 'stands' ? reviewText.kept : reviewText.taken
    setTold(settled.ok ? say(fieldName(clash), clash.aboutName) : '')
    setProblem(settled.ok ? '' : failureText(settled.error))
    reload()
  }
  const see = async (rule: Exclude<ReviewItem, { kind: 'field' }>): Promise<void> => {
    const seen = await request('review.settle', { entryId: rule.id, take: 'stands' })
    setTold(seen.ok ? reviewText.ownerKeptTold(rule.people[0]?.name ?? '') : '')
    setProblem(seen.ok ? '' : failureText(seen.error))
    reload()
  }
  return (
    <div className={classes['page']}>
      <Title order={1} mb={4}>
        {reviewText.title}
      </Title>
      <output>
        <Text c="dimmed">{told}</Text>
      </output>
      {problem !== '' && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {items.length === 0 ? (
        <EmptyState icon={<IconGitMerge size={32} stroke={1.5} />} title={reviewText.emptyTitle}>
          {reviewText.empty}
        </EmptyState>
      ) : (
        <>
          <Text mb="md">{reviewText.intro}</Text>
          <ul className={classes['list']}>
            {items.map((item) =>
              item.kind === 'field' ? (
                <ClashItem key={item.id} clash={item} names={names} onSettle={(take) => settle(item, take)} />
              ) : (
                <BrokenRule
                  key={item.id}
                  rule={item}
                  onOpenAccount={onOpenAccount}
                  onMerged={reload}
                  onSeen={() => see(item)}
                />
              ),
            )}
          </ul>
          {count > items.length && <Text c="dimmed">{reviewText.more(items.length, count)}</Text>}
        </>
      )}
    </div>
  )
}
