import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import type { JSX } from 'react'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { reviewText } from '#renderer/text/review.ts'
import { isReviewNews } from './isReviewNews.ts'

/** On Home: how much is to review. Nothing where nothing is. */
export function ReviewNotice({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const { loaded } = useLoaded('review.count', {}, { when: isReviewNews })
  if (loaded.state !== 'ready' || loaded.data.count === 0) return null
  return (
    <Notice
      label={reviewText.title}
      icon={<IconGitMerge size={16} />}
      acts={
        <Button variant="default" size="xs" onClick={onOpen}>
          {reviewText.open}
        </Button>
      }
    >
      <strong>{reviewText.count(loaded.data.count)}</strong>
    </Notice>
  )
}
