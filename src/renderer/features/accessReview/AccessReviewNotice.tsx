import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { accessReviewText as words } from '#renderer/text/accessReview.ts'

/** On Home, for owners: that this quarter's access review is due. Nothing where it is not. */
export function AccessReviewNotice({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const { loaded } = useLoaded(
    'accessReview.getDue',
    {},
    { when: ({ name }) => name === 'users.changed' || name === 'sync.changed' },
  )
  if (loaded.state !== 'ready' || !loaded.data.isDue) return null
  const title = words.due(loaded.data.reviewId)
  return (
    <Notice
      label={title}
      icon={<IconShieldCheck size={16} />}
      acts={
        <Button variant="default" size="xs" onClick={onOpen}>
          {words.dueOpen}
        </Button>
      }
    >
      <strong>{title}</strong>
    </Notice>
  )
}
