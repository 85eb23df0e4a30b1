import { Text, Title } from '@mantine/core'
import { useId, type JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { profileText as words } from '#renderer/text/account.ts'
import { failureText } from '#renderer/text/problems.ts'
import classes from './account.module.css'

type Props = { readonly disciplineId: string | null; readonly compensationTierId: string | null }

/** "Services this person can offer", as the discipline and the tier in the form stand. */
export function OfferedServices(props: Props): JSX.Element {
  const id = useId()
  const { loaded } = useLoaded('services.listOffered', {
    disciplineId: props.disciplineId,
    compensationTierId: props.compensationTierId,
  })
  return (
    <section className={classes['seen']} aria-labelledby={id} aria-live="polite">
      <Title order={3} id={id} mb={4}>
        {words.services}
      </Title>
      {loaded.state === 'loading' && (
        <Text c="dimmed" className={classes['waiting'] ?? ''}>
          {words.servicesLoading}
        </Text>
      )}
      {loaded.state === 'failed' && <Text c="var(--mantine-color-error)">{failureText(loaded.error)}</Text>}
      {loaded.state === 'ready' && loaded.data.services.length === 0 && (
        <Text c="dimmed">{words.noServices}</Text>
      )}
      {loaded.state === 'ready' && (
        <ul className={classes['list']}>
          {loaded.data.services.map((service) => (
            <Text key={service.serviceId} component="li">
              <bdi>{service.name}</bdi>{' '}
              <Text span c="dimmed">
                {words.serviceLength(service.durationMinutes)}
                {!service.isForEveryTier && `, ${words.tierOnly}`}
              </Text>
            </Text>
          ))}
        </ul>
      )}
    </section>
  )
}
