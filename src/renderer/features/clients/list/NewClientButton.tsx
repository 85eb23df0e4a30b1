import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { JSX } from 'react'
import { clientsText as words } from '#renderer/text/clients.ts'
import { openNewClient } from '../form/newClientStore.ts'

/** Opens the form of a new client. */
export function NewClientButton(): JSX.Element {
  return (
    <Button px="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={openNewClient}>
      {words.newClient}
    </Button>
  )
}
