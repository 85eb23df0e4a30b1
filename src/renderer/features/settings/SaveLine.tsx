import { Group, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { SaveButton } from '#renderer/components/SaveButton.tsx'
import { settingsText } from '#renderer/text/settings.ts'

type Props = {
  readonly isDirty: boolean
  readonly isBusy: boolean
  readonly isSaved: boolean
  readonly problem: AppFailure | undefined
}

/** The end of a settings form: "Save", and whether something waits for it. */
export function SaveLine({ isDirty, isBusy, isSaved, problem }: Props): JSX.Element {
  return (
    <>
      <FormProblem error={problem} />
      <Group gap="sm">
        <SaveButton isDirty={isDirty} isBusy={isBusy} />
        <output>
          {isDirty && <Text c="dimmed">{settingsText.unsaved}</Text>}
          {!isDirty && isSaved && (
            <Text c="var(--mantine-color-success)" style={{ display: 'flex', gap: 4, alignItems: 'center' }}>
              <IconCheck size={16} aria-hidden="true" />
              {settingsText.saved}
            </Text>
          )}
        </output>
      </Group>
    </>
  )
}
