import { Button, Tabs, VisuallyHidden } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useEffect, useRef, type JSX } from 'react'
import { USER_STATUSES } from '#shared/domain/users.ts'
import { TabCount } from '#renderer/components/TabCount.tsx'
import { BulkModal } from '#renderer/features/bulk/index.ts'
import { ImportDialog, openImport } from '#renderer/features/transfer/index.ts'
import { usersText as words } from '#renderer/text/users.ts'
import { ColumnsMenu } from './list/ColumnsMenu.tsx'
import { ExportButton } from './list/ExportButton.tsx'
import { FiltersPopover } from './list/FiltersPopover.tsx'
import { NewStaffButton } from './list/NewStaffButton.tsx'
import { SearchBox } from './list/SearchBox.tsx'
import { SelectionBar } from './list/SelectionBar.tsx'
import { clearSelection, followQuery } from './list/selectionStore.ts'
import { SignInMenu } from './list/SignInMenu.tsx'
import classes from './list/users.module.css'
import { UsersList } from './list/UsersList.tsx'
import { NewUserModal } from './newUser/NewUserModal.tsx'
import { changeQuery, refreshUsers, startUsers, useUsers } from './usersStore.ts'

function StatusTabs(): JSX.Element {
  const counts = useUsers((s) => s.counts)
  return (
    <Tabs.List className={classes['tabs']} aria-label={words.tabs}>
      {USER_STATUSES.map((status) => (
        <Tabs.Tab key={status} value={status} className={classes['tab']}>
          {words[status]}
          <TabCount count={counts === null ? null : counts[status]} />
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}

function Acts(): JSX.Element {
  const rights = useUsers((s) => s.rights)
  return (
    <div className={classes['end']}>
      <ColumnsMenu />
      {rights['transfer.import'] !== undefined && (
        <Button
          variant="default"
          px="sm"
          leftSection={<IconUpload size={16} aria-hidden="true" />}
          onClick={() => openImport('people')}
        >
          {words.import}
        </Button>
      )}
      {rights['transfer.export'] !== undefined && <ExportButton />}
      {rights['users.add'] !== undefined && <NewStaffButton />}
    </div>
  )
}

/** Clinic Users: everybody the clinic keeps, in two tabs. */
export function UsersPage(): JSX.Element {
  const tab = useUsers((s) => s.query.tab)
  const enterList = useRef(() => undefined as void)
  useEffect(() => startUsers(), [])
  useEffect(() => followQuery(), [])
  const choose = (value: string | null): void => {
    const status = USER_STATUSES.find((one) => one === value)
    if (status !== undefined && status !== tab) changeQuery({ tab: status })
  }
  return (
    <Tabs value={tab} onChange={choose} className={classes['page']}>
      <VisuallyHidden component="h1">{words.title}</VisuallyHidden>
      <div className={classes['toolbar']}>
        <StatusTabs />
        <SearchBox onLeaveDown={() => enterList.current()} />
        <FiltersPopover />
        <Acts />
      </div>
      <Tabs.Panel value={tab} className={classes['panel']}>
        <UsersList enter={enterList} />
      </Tabs.Panel>
      <SelectionBar onLeave={() => enterList.current()} />
      <SignInMenu />
      <BulkModal onDone={clearSelection} />
      <NewUserModal />
      <ImportDialog onImported={refreshUsers} />
    </Tabs>
  )
}
