import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import type { JSX } from 'react'
import { usersText } from '#renderer/text/users.ts'
import { openImport } from './importStage.ts'

/** Opens the import for a file of clients. */
export function ImportClientsButton(): JSX.Element {
  return (
    <Button
      variant="default"
      px="sm"
      leftSection={<IconUpload size={16} aria-hidden="true" />}
      onClick={() => openImport('clients')}
    >
      {usersText.import}
    </Button>
  )
}
