import { Select, Tabs, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, type JSX } from 'react'
import { CLIENT_TABS } from '#shared/domain/clients.ts'
import { TabCount } from '#renderer/components/TabCount.tsx'
import { clientsText as words, clientStatusNames } from '#renderer/text/clients.ts'
import { ImportClientsButton, ImportDialog } from '#renderer/features/transfer/index.ts'
import { changeQuery, refreshClients, startClients, useClients } from './clientsStore.ts'
import { NewClientModal } from './form/NewClientModal.tsx'
import classes from './list/clients.module.css'
import { ExportButton } from './list/ExportButton.tsx'
import { ClientsList } from './list/ClientsList.tsx'
import { NewClientButton } from './list/NewClientButton.tsx'
import { SearchBox } from './list/SearchBox.tsx'

function StatusTabs(): JSX.Element {
  const counts = useClients((s) => s.counts)
  return (
    <Tabs.List className={classes['tabs']} aria-label={words.tabs}>
      {CLIENT_TABS.map((tab) => (
        <Tabs.Tab key={tab} value={tab} className={classes['tab']}>
          {tab === 'all' ? words.all : clientStatusNames[tab]}
          <TabCount count={counts === null ? null : counts[tab]} />
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}

/** Whose clients are shown; not there for those who see their own alone. */
function PractitionerFilter(): JSX.Element | null {
  const practitioners = useClients((s) => s.practitioners)
  const [chosen] = useClients((s) => s.query.filters.practitionerIds)
  if (practitioners.length < 2) return null
  return (
    <Select
      aria-label={words.practitioner}
      placeholder={words.anyPractitioner}
      w={200}
      className={classes['filter'] ?? ''}
      searchable
      clearable
      data={practitioners.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={chosen ?? null}
      nothingFoundMessage={words.noPractitioner}
      comboboxProps={{ shadow: 'none' }}
      onChange={(value) => changeQuery({ filters: { practitionerIds: value === null ? [] : [value] } })}
    />
  )
}

/** Clients: the people in therapy, as far as the viewer may see them. */
export function ClientsPage(): JSX.Element {
  const tab = useClients((s) => s.query.tab)
  const rights = useClients((s) => s.rights)
  const enterList = useRef(() => undefined as void)
  useEffect(() => startClients(), [])
  const choose = (value: string | null): void => {
    const next = CLIENT_TABS.find((one) => one === value)
    if (next !== undefined && next !== tab) changeQuery({ tab: next })
  }
  return (
    <Tabs value={tab} onChange={choose} className={classes['page']}>
      <VisuallyHidden component="h1">{words.title}</VisuallyHidden>
      <div className={classes['toolbar']}>
        <StatusTabs />
        <SearchBox onLeaveDown={() => enterList.current()} />
        <PractitionerFilter />
        <div className={classes['end']}>
          {rights['transfer.import'] !== undefined && <ImportClientsButton />}
          {rights['transfer.export'] !== undefined && <ExportButton />}
          {rights['clients.add'] !== undefined && <NewClientButton />}
        </div>
      </div>
      <Tabs.Panel value={tab} className={classes['panel']}>
        <ClientsList enter={enterList} />
      </Tabs.Panel>
      <NewClientModal />
      <ImportDialog onImported={refreshClients} />
    </Tabs>
  )
}
