import { Button, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPrinter } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { saveFile } from '#renderer/components/saveFile.ts'
import { accessReviewText as words } from '#renderer/text/accessReview.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './accessReview.module.css'

type Past = OutputOf<'accessReview.get'>['past']

async function print(reviewId: string): Promise<void> {
  const answer = await request('accessReview.getDocument', { reviewId })
  if (answer.ok) saveFile(answer.data.fileName, 'application/pdf', answer.data.base64)
  else notifications.show({ color: 'red', message: failureText(answer.error) })
}

/** The signed reviews, each with its document as it was kept. */
export function PastReviews({ past }: { readonly past: Past }): JSX.Element {
  return (
    <section aria-labelledby="past-reviews">
      <Title order={2} id="past-reviews" mt="lg">
        {words.past}
      </Title>
      {past.length === 0 ? (
        <Text c="dimmed">{words.noPast}</Text>
      ) : (
        <ul className={classes['past']}>
          {past.map(({ reviewId, finishedAt, finishedBy, people, documentHash }) => (
            <li key={reviewId} className={classes['pastRow']}>
              <div className={classes['grow']}>
                <strong>{words.title(reviewId)}</strong>{' '}
                <Text span c="dimmed">
                  <bdi>{words.signedBy(finishedBy, people)}</bdi>, <DateText at={finishedAt} />
                </Text>
                <div className={classes['hash']} title={words.hash}>
                  {documentHash}
                </div>
              </div>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPrinter size={14} aria-hidden="true" />}
                aria-label={words.printOf(reviewId)}
                onClick={() => void print(reviewId)}
              >
                {words.print}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
