import { IconAlertTriangle, IconClockHour4 } from '@tabler/icons-react'
import type { JSX } from 'react'
import { DateText } from '#renderer/components/DateText.tsx'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { mailProblemText, mailText } from '#renderer/text/mail.ts'
import { isMailNews } from './isMailNews.ts'

/** What keeps all mail from going out, and when it is tried again. Nothing where nothing does. */
export function MailProblemLine(): JSX.Element {
  const { loaded } = useLoaded('mail.getState', {}, { when: isMailNews })
  const state = loaded.state === 'ready' ? loaded.data : undefined
  if (state === undefined || state.problem === null) return <div role="status" />
  const { problem, isStopped, nextTryAt } = state
  const Icon = isStopped ? IconAlertTriangle : IconClockHour4
  return (
    <div role="status">
      <Notice tone={isStopped ? 'wrong' : 'attention'} icon={<Icon size={16} />}>
        {isStopped && <strong>{mailText.stopped}. </strong>}
        {mailProblemText(problem)}{' '}
        {isStopped || nextTryAt === null ? (
          mailText.stoppedUntil
        ) : (
          <>
            {mailText.nextTry} <DateText at={nextTryAt} isAhead />.
          </>
        )}
      </Notice>
    </div>
  )
}
