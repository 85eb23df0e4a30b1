import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload, IconX } from '@tabler/icons-react'
import { useEffect, type JSX } from 'react'
import type { BulkPart } from '#shared/domain/bulk.ts'
import { loadBulkChoices, openBulk, useBulk } from '#renderer/features/bulk/index.ts'
import { bulkPartNames, selectionText as words } from '#renderer/text/bulk.ts'
import { useUsers } from '../usersStore.ts'
import { exportUsers } from './exportUsers.ts'
import { clearSelection, countSelected, selectAll, selectedPeople, useSelection } from './selectionStore.ts'
import classes from './users.module.css'

function ChangeMenu({
  count,
  isCapped,
}: {
  readonly count: number
  readonly isCapped: boolean
}): JSX.Element {
  const parts = useBulk((s) => s.choices.parts)
  useEffect(() => void loadBulkChoices(), [])
  const open = (part: BulkPart): void => {
    openBulk(part, { which: selectedPeople(), sort: useUsers.getState().query.sort, count, isCapped })
  }
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} aria-hidden="true" />} px="sm">
          {words.change}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={190}>
        {parts.map((part) => (
          <Menu.Item key={part} onClick={() => open(part)}>
            {words.part(bulkPartNames[part])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type Props = { /** Gives the focus back to the list. */ readonly onLeave: () => void }

/** How many people are selected, and what can be done with them; there while anybody is. */
export function SelectionBar({ onLeave }: Props): JSX.Element | null {
  const selection = useSelection((s) => s.selection)
  const total = useUsers((s) => (s.shown === null ? 0 : s.total))
  const isCapped = useUsers((s) => s.isCapped)
  const rights = useUsers((s) => s.rights)
  const count = countSelected(selection, total)
  if (count === 0) return null
  const isEverybody = selection.isAll && selection.ids.size === 0
  const isMore = isCapped && selection.isAll
  const letGo = (): void => {
    clearSelection()
    onLeave()
  }
  return (
    <div role="region" aria-label={words.bar} className={classes['selection']}>
      <span role="status" className={classes['selected']}>
        {words.selected(count, isMore)}
      </span>
      <ChangeMenu count={count} isCapped={isMore} />
      {rights['transfer.export'] !== undefined && (
        <Button
          variant="default"
          px="sm"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          onClick={() => void exportUsers(selectedPeople())}
        >
          {words.export}
        </Button>
      )}
      {!isEverybody && total > count && (
        <Button variant="subtle" px="sm" onClick={selectAll}>
          {words.selectAll(total, isCapped)}
        </Button>
      )}
      <Button
        variant="subtle"
        px="sm"
        className={classes['selectionEnd'] ?? ''}
        leftSection={<IconX size={14} aria-hidden="true" />}
        onClick={letGo}
      >
        {words.clear}
      </Button>
    </div>
  )
}
