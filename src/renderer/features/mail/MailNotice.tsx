import { Button } from '@mantine/core'
import { IconMailExclamation } from '@tabler/icons-react'
import type { JSX } from 'react'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { mailProblemText, mailText } from '#renderer/text/mail.ts'
import { isMailNews } from './isMailNews.ts'

type Props = { readonly onOpen: () => void }

/** On Home, for owners: mail that does not go out by itself any more, or was refused. Nothing where all is well. */
export function MailNotice({ onOpen }: Props): JSX.Element | null {
  const { loaded } = useLoaded('mail.getState', {}, { when: isMailNews })
  if (loaded.state !== 'ready') return null
  const { waiting, refused, problem, isStopped } = loaded.data
  if (!isStopped && refused === 0) return null
  const counts = [
    ...(waiting > 0 ? [mailText.waiting(waiting)] : []),
    ...(refused > 0 ? [mailText.refused(refused)] : []),
  ].join(' · ')
  return (
    <Notice
      label={mailText.queue}
      icon={<IconMailExclamation size={16} />}
      acts={
        <Button variant="default" size="xs" onClick={onOpen}>
          {mailText.open}
        </Button>
      }
    >
      <strong>{isStopped ? mailText.stopped : counts}</strong>
      {isStopped && waiting + refused > 0 && <> · {counts}</>}
      {isStopped && problem !== null && <p>{mailProblemText(problem)}</p>}
    </Notice>
  )
}
