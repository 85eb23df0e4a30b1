import { Button } from '@mantine/core'
import { IconUserSearch, IconUsers } from '@tabler/icons-react'
import type { JSX } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { clientsText as words } from '#renderer/text/clients.ts'
import { isNarrowed, refreshClients, showAll, useClients } from '../clientsStore.ts'
import { NewClientButton } from './NewClientButton.tsx'

/** What stands where the rows would be: no client here, none found, or an error. */
export function ListNotice(): JSX.Element {
  const problem = useClients((s) => s.problem)
  const query = useClients((s) => s.query)
  const rights = useClients((s) => s.rights)
  const all = (
    <Button variant="default" mt="xs" onClick={showAll}>
      {words.showAll}
    </Button>
  )
  if (problem !== null) return <LoadFailed error={problem} what={words.listFailed} onRetry={refreshClients} />
  if (isNarrowed(query))
    return (
      <EmptyState icon={<IconUserSearch size={28} />} title={words.noMatch} action={all}>
        {words.noMatchHelp}
      </EmptyState>
    )
  if (query.tab !== 'all')
    return <EmptyState icon={<IconUsers size={28} />} title={words.nobodyInTab} action={all} />
  if (rights['clients.add'] === undefined)
    return (
      <EmptyState icon={<IconUsers size={28} />} title={words.nobodyOwn}>
        {words.nobodyOwnHelp}
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconUsers size={28} />} title={words.nobodyHere} action={<NewClientButton />}>
      {words.nobodyHereHelp}
    </EmptyState>
  )
}
