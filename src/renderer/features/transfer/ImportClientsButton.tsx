import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import type { JSX } from 'react'
import { usersText } from '#renderer/text/users.ts'
import { importWhat, openImport } from './importStage.ts'

/** Opens the import for a file of clients. */
export function ImportClientsButton(): JSX.Element {
  const open = (): void => {
    importWhat('clients')
    openImport()
  }
  return (
    <Button
      variant="default"
      px="sm"
      leftSection={<IconUpload size={16} aria-hidden="true" />}
      onClick={open}
    >
      {usersText.import}
    </Button>
  )
}
