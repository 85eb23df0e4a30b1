import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type JSX, type SyntheticEvent } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { problemText, useFields } from '#renderer/components/useFields.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'

const addressSchema = requiredLineSchema(300)

/** Makes the clinic's account at a hub. */
export function AccountForm({ onMade }: { readonly onMade: () => void }): JSX.Element {
  const fields = useFields({ address: '', registrationCode: '' }, ({ address }) => ({
    address: problemText(addressSchema, address),
  }))
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(event.currentTarget)) return
    setBusy(true)
    const made = await request('sync.createAccount', fields.values)
    setBusy(false)
    setProblem(made.ok ? undefined : made.error)
    if (made.ok) onMade()
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          name="address"
          label={syncText.address}
          description={syncText.addressHint}
          value={fields.values.address}
          error={fields.error('address')}
          onChange={(event) => fields.set('address', event.currentTarget.value)}
          onBlur={() => fields.leave('address')}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          name="registrationCode"
          label={syncText.registrationCode}
          description={syncText.registrationHint}
          value={fields.values.registrationCode}
          onChange={(event) => fields.set('registrationCode', event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <FormProblem error={problem} />
        <Group>
          <Button type="submit" loading={isBusy}>
            {syncText.create}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
