import { IconPlugConnectedX } from '@tabler/icons-react'
import type { JSX } from 'react'
import { SlimBanner } from '#renderer/components/SlimBanner.tsx'
import { frameText } from '#renderer/text/frame.ts'
import { useLink } from '#renderer/transport/linkStore.ts'

/** Says quietly that the program does not answer, for as long as it does not. */
export function LinkBanner(): JSX.Element | null {
  const isLost = useLink(({ state }) => state === 'lost')
  return isLost ? (
    <SlimBanner tone="wrong" icon={<IconPlugConnectedX size={16} />}>
      {frameText.linkLost}
    </SlimBanner>
  ) : null
}
