import { Button, Group, Stack } from '@mantine/core'
import type { JSX } from 'react'
import { syncText } from '#renderer/text/sync.ts'
import { HubFields } from './HubFields.tsx'
import { useHubForm } from './useHubForm.ts'

/** Makes the clinic's account at a hub. */
export function AccountForm({ onMade }: { readonly onMade: () => void }): JSX.Element {
  const form = useHubForm('sync.createAccount', '', onMade)
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)}>
      <Stack gap="md">
        <HubFields form={form} isFocused={false} />
        <Group>
          <Button type="submit" loading={form.isBusy}>
            {syncText.create}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
