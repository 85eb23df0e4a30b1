import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import type { JSX } from 'react'
import { usersText as words } from '#renderer/text/users.ts'
import { COLUMNS, USUAL_COLUMNS } from './columns.ts'
import { chooseColumns, useColumns } from './columnsStore.ts'

/** Which columns stand in the list; kept for the person at this desk. */
export function ColumnsMenu(): JSX.Element {
  const columns = useColumns((s) => s.columns)
  const toggle = (column: (typeof COLUMNS)[number], isOn: boolean): void => {
    void chooseColumns(isOn ? [...columns, column] : columns.filter((other) => other !== column))
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={words.columns}>
          <ActionIcon variant="default" size={36} aria-label={words.columns}>
            <IconColumns3 size={18} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {COLUMNS.filter((column) => column !== 'name').map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={columns.includes(column)}
            onChange={(isOn) => toggle(column, isOn)}
          >
            {words.columnNames[column]}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void chooseColumns(USUAL_COLUMNS)}>{words.columnsReset}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
