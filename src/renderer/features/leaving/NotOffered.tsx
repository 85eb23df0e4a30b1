import { Text } from '@mantine/core'
import type { JSX } from 'react'
import { Notice } from '#renderer/components/Notice.tsx'
import type { StaffChoices } from '#renderer/features/placements/index.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import classes from './leaving.module.css'
import { choiceFor, type LeavingChoices, type LeavingClient, type Offers, staying } from './leavingChoices.ts'

type Props = {
  readonly clients: readonly LeavingClient[]
  readonly choices: LeavingChoices
  readonly offers: Offers
  readonly takers: StaffChoices
}
type Line = {
  readonly takerId: string
  readonly serviceId: string
  readonly service: string
  readonly sessions: number
  readonly clients: readonly string[]
}

/** Sessions that can't go along, by whom they would go to and service. */
function linesOf({ clients, choices, offers }: Props): Line[] {
  const all = clients.flatMap((client) => {
    const choice = choiceFor(choices, client.clientId)
    if (choice.sessions !== 'handOver' || choice.takerId === null) return []
    const { takerId } = choice
    return staying(client, choice, offers).map((service) => ({ takerId, service, name: client.name }))
  })
  return [...Map.groupBy(all, ({ takerId, service }) => `${takerId} ${service.serviceId}`).values()].flatMap(
    (ofOne) => {
      const [first] = ofOne
      if (first === undefined) return []
      return {
        takerId: first.takerId,
        serviceId: first.service.serviceId,
        service: first.service.name,
        sessions: ofOne.reduce((sum, { service }) => sum + service.sessionCount, 0),
        clients: ofOne.map(({ name }) => name),
      }
    },
  )
}

/** Which sessions stay because whoever takes over does not offer their service. Nothing where all can go along. */
export function NotOffered(props: Props): JSX.Element {
  const lines = linesOf(props)
  const nameOf = (takerId: string): string =>
    props.takers.choices.find(({ value }) => value === takerId)?.label.split(' · ')[0] ?? ''
  return (
    <div role="status" className={classes['notOffered']}>
      {lines.length > 0 && (
        <Notice>
          <Text fw={600}>{words.notOffered}</Text>
          <ul>
            {lines.map((line) => (
              <li key={`${line.takerId} ${line.serviceId}`}>
                <bdi>
                  {words.notOfferedLine({
                    taker: nameOf(line.takerId),
                    service: line.service,
                    sessions: line.sessions,
                    clients: line.clients,
                  })}
                </bdi>
              </li>
            ))}
          </ul>
          <Text>{words.notOfferedAdvice}</Text>
        </Notice>
      )}
    </div>
  )
}
