import { Text, Title, UnstyledButton } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ClientChartModal } from '#renderer/features/clients/index.ts'
import { clientStatusNames } from '#renderer/text/clients.ts'
import { homeText as words } from '#renderer/text/home.ts'
import classes from './home.module.css'

type Props = {
  readonly clients: OutputOf<'home.getToday'>['clients']
  /** False where the viewer may open no charts. */
  readonly mayOpen: boolean
}

/** The viewer's own clients; each name opens the chart. */
export function OwnClients({ clients, mayOpen }: Props): JSX.Element | null {
  const [clientId, setClientId] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  if (clients.length === 0) return null
  return (
    <section aria-labelledby="own-clients">
      <div className={classes['sectionHead']}>
        <Title order={2} id="own-clients">
          {words.clients}
        </Title>
      </div>
      <ul className={classes['list']}>
        {clients.map((client) => {
          const line = (
            <>
              <bdi className={`${classes['rowMain']} ${classes['name']}`} title={client.name}>
                {client.name}
              </bdi>
              {client.status !== 'active' && <Text c="dimmed">{clientStatusNames[client.status]}</Text>}
            </>
          )
          return (
            <li key={client.clientId}>
              {mayOpen ? (
                <UnstyledButton
                  className={classes['row']}
                  onClick={() => {
                    setClientId(client.clientId)
                    setOpen(true)
                  }}
                >
                  {line}
                </UnstyledButton>
              ) : (
                <div className={classes['row']}>{line}</div>
              )}
            </li>
          )
        })}
      </ul>
      <ClientChartModal clientId={clientId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  )
}
