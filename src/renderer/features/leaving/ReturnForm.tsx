import { Button, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { words as shared } from '#renderer/text/index.ts'
import { leftText, returnText as words } from '#renderer/text/leaving.ts'
import { request } from '#renderer/transport/client.ts'
import type { Leaver } from './leaver.ts'
import classes from './leaving.module.css'
import { ReturnClients } from './ReturnClients.tsx'
import { linesKeptBack, linesOfReturn, type ReturnPlan } from './returnLines.ts'

type Props = {
  readonly leaver: Leaver
  readonly plan: ReturnPlan
  readonly onClose: () => void
  readonly onBack: () => void
}

function Lines({
  heading,
  lines,
}: {
  readonly heading: string
  readonly lines: readonly string[]
}): JSX.Element {
  return (
    <section className={classes['part']} aria-label={heading}>
      <Title order={3}>{heading}</Title>
      <ul className={classes['lines']}>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What comes back, what does not, the clients to tick, and the button. Clients stay where they are unless ticked. */
export function ReturnForm({ leaver, plan, onClose, onBack }: Props): JSX.Element {
  const first = useFirstFocus<HTMLDivElement>()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setError(undefined)
    const answer = await request('leaving.reactivate', { userId: leaver.userId, clients: [...chosen] })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    const hasRoles = answer.data.roles.some((one) => one.keptBack === null)
    const done = hasRoles ? leftText.undone : leftText.undoneWithoutRoles
    notifications.show({ message: <bdi>{done(leaver.firstName)}</bdi> })
    return onBack()
  }
  return (
    <>
      {/* What it comes to is read first, and the keyboard scrolls it. */}
      <div className={classes['body']} ref={first} tabIndex={-1} data-autofocus>
        <Lines heading={words.comesBack} lines={linesOfReturn(plan)} />
        <Lines heading={words.staysAway} lines={linesKeptBack(plan)} />
        {plan.clients.length > 0 && (
          <ReturnClients clients={plan.clients} chosen={chosen} onChoose={setChosen} />
        )}
      </div>
      <div className={classes['foot']}>
        <div className={classes['summary']}>
          <FormProblem error={error} />
        </div>
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button loading={isBusy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </div>
    </>
  )
}
