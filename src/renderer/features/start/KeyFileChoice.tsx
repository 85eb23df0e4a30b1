import { Checkbox, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import type { JSX } from 'react'
import { Notice } from '#renderer/components/Notice.tsx'
import { startText } from '#renderer/text/start.ts'

type Props = {
  /** True where this PC has no keychain at all, false where it has one that does not answer. */
  readonly isDriverMissing: boolean
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** Says what a key in a file means, and asks for it: nothing goes on without a keychain or this tick. */
export function KeyFileChoice({ isDriverMissing, isChosen, onChoose }: Props): JSX.Element {
  return (
    <Notice icon={<IconKey size={16} />}>
      <Text fw={600} mb={4}>
        {isDriverMissing ? startText.keyTitleNone : startText.keyTitleUnavailable}
      </Text>
      <Text mb="sm">{isDriverMissing ? startText.keyExplainedNone : startText.keyExplainedUnavailable}</Text>
      <Checkbox
        label={startText.keepKeyInFile}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
    </Notice>
  )
}
