import { Text, Title } from '@mantine/core'
import { useId, type JSX } from 'react'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { failureText } from '#renderer/text/problems.ts'
import { servicesText as words } from '#renderer/text/services.ts'
import classes from './services.module.css'

type Props = { readonly disciplineId: string | null; readonly compensationTierId: string | null }

/** Who can offer the service, as discipline and tier in the form stand. */
export function WhoCan({ disciplineId, compensationTierId }: Props): JSX.Element {
  const id = useId()
  const { loaded } = useLoaded(
    'services.listPractitioners',
    { disciplineId, compensationTierId },
    { when: ({ name }) => name === 'users.changed' },
  )
  return (
    <section className={classes['can']} aria-labelledby={id} aria-live="polite">
      <Title order={3} id={id}>
        {words.can}
      </Title>
      {loaded.state === 'failed' && <Text c="var(--mantine-color-error)">{failureText(loaded.error)}</Text>}
      {loaded.state === 'ready' && loaded.data.count === 0 && <Text c="dimmed">{words.nobodyCan}</Text>}
      {loaded.state === 'ready' && loaded.data.count > 0 && (
        <>
          <Text c="dimmed">{words.canCount(loaded.data.count)}</Text>
          <ul className={classes['names']} tabIndex={0} aria-labelledby={id}>
            {loaded.data.practitioners.map(({ userId, firstName, lastName }) => (
              <li key={userId}>
                <PersonName firstName={firstName} lastName={lastName} />
              </li>
            ))}
          </ul>
          {loaded.data.count > loaded.data.practitioners.length && (
            <Text c="dimmed">{words.andMore(loaded.data.count - loaded.data.practitioners.length)}</Text>
          )}
        </>
      )}
    </section>
  )
}
