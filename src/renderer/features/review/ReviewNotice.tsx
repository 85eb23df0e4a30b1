import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import type { JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { reviewText } from '#renderer/text/review.ts'
import { isReviewNews } from './isReviewNews.ts'
import classes from './review.module.css'

/** On Home: how much is to review. Nothing where nothing is. */
export function ReviewNotice({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const { loaded } = useLoaded('review.count', {}, { when: isReviewNews })
  if (loaded.state !== 'ready' || loaded.data.count === 0) return null
  return (
    <section className={classes['notice']} aria-label={reviewText.title}>
      <IconGitMerge size={16} aria-hidden="true" />
      <strong className={classes['noticeWords']}>{reviewText.count(loaded.data.count)}</strong>
      <Button variant="default" size="xs" onClick={onOpen}>
        {reviewText.open}
      </Button>
    </section>
  )
}
