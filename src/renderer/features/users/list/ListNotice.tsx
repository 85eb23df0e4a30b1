import { Button, Group } from '@mantine/core'
import { IconUserOff, IconUserSearch, IconUsers } from '@tabler/icons-react'
import type { JSX } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { usersText as words } from '#renderer/text/users.ts'
import { changeQuery, clearAll, countFilters, refreshUsers, useUsers } from '../usersStore.ts'
import { NewStaffButton } from './NewStaffButton.tsx'

function NoMatch(): JSX.Element {
  const tab = useUsers((s) => s.query.tab)
  const other = tab === 'active' ? 'inactive' : 'active'
  return (
    <EmptyState
      icon={<IconUserSearch size={28} />}
      title={words.noMatch}
      action={
        <Group gap="xs" mt="xs">
          <Button variant="default" onClick={clearAll}>
            {words.clearAll}
          </Button>
          <Button variant="subtle" onClick={() => changeQuery({ tab: other })}>
            {other === 'active' ? words.lookInActive : words.lookInInactive}
          </Button>
        </Group>
      }
    >
      {words.noMatchHelp(tab)}
    </EmptyState>
  )
}

/** What stands where the rows would be: nobody here, nobody found, or an error. */
export function ListNotice(): JSX.Element | null {
  const problem = useUsers((s) => s.problem)
  const query = useUsers((s) => s.query)
  const mayAdd = useUsers((s) => s.rights['users.add'] !== undefined)
  if (problem !== null) {
    return <LoadFailed error={problem} what={words.listFailed} onRetry={refreshUsers} />
  }
  if (query.search !== '' || countFilters(query.filters) > 0) return <NoMatch />
  if (query.tab === 'inactive') {
    return (
      <EmptyState icon={<IconUserOff size={28} />} title={words.noInactive}>
        {words.noInactiveHelp}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<IconUsers size={28} />}
      title={words.emptyClinic}
      {...(mayAdd ? { action: <NewStaffButton /> } : {})}
    >
      {words.emptyClinicHelp}
    </EmptyState>
  )
}
