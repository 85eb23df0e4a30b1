import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { JSX } from 'react'
import { usersText as words } from '#renderer/text/users.ts'
import { openNewUser } from '../newUser/newUserStore.ts'

/** "New Staff", and under it the four kinds of people one can add. */
export function NewStaffButton(): JSX.Element {
  return (
    <Menu position="bottom-end" width="target">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} aria-hidden="true" />}>{words.newStaff}</Button>
      </Menu.Target>
      <Menu.Dropdown miw={190}>
        <Menu.Item onClick={() => openNewUser('staff')}>{words.newChoices.staff}</Menu.Item>
        <Menu.Item onClick={() => openNewUser('student')}>{words.newChoices.student}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => openNewUser('guardian')}>{words.newChoices.guardian}</Menu.Item>
        <Menu.Item onClick={() => openNewUser('contact')}>{words.newChoices.contact}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
