import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { accessReviewText as words } from '#renderer/text/accessReview.ts'
import classes from './accessReview.module.css'

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
    <section className={classes['notice']} aria-label={title}>
      <IconShieldCheck size={16} aria-hidden="true" />
      <strong className={classes['grow']}>{title}</strong>
      <Button variant="default" size="xs" onClick={onOpen}>
        {words.dueOpen}
      </Button>
    </section>
  )
}
