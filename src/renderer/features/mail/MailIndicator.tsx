import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconMailExclamation, IconMailForward } from '@tabler/icons-react'
import type { JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { mailProblemText, mailText } from '#renderer/text/mail.ts'
import { isMailNews } from './isMailNews.ts'
import classes from './mail.module.css'

type Props = { readonly onOpen: () => void }

function countsText(waiting: number, refused: number): string {
  if (refused === 0) return mailText.waiting(waiting)
  return waiting === 0 ? mailText.refused(refused) : mailText.waitingAndRefused(waiting, refused)
}

/** In the header, for owners: how many mails wait. Nothing where none does. */
export function MailIndicator({ onOpen }: Props): JSX.Element | null {
  const { loaded } = useLoaded('mail.getState', {}, { when: isMailNews })
  if (loaded.state !== 'ready') return null
  const { waiting, refused, problem, isStopped } = loaded.data
  if (waiting + refused === 0 && !isStopped) return null
  const needsSomebody = isStopped || refused > 0
  const Icon = needsSomebody ? IconMailExclamation : IconMailForward
  const label = isStopped ? mailText.stopped : countsText(waiting, refused)
  return (
    <Tooltip
      label={problem === null ? mailText.open : mailProblemText(problem)}
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: false }}
    >
      <UnstyledButton
        className={classes['indicator']}
        data-attention={needsSomebody || undefined}
        onClick={onOpen}
      >
        <Icon size={16} aria-hidden="true" />
        <span className={classes['indicatorWord']}>{label}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
