import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState, type JSX } from 'react'
import { SlimBanner } from '#renderer/components/SlimBanner.tsx'
import { frameText } from '#renderer/text/frame.ts'
import { useLink } from '#renderer/transport/linkStore.ts'

const LONG_MS = 15_000

function LostBanner(): JSX.Element {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <SlimBanner tone="wrong" icon={<IconPlugConnectedX size={16} />}>
      {isLong ? frameText.linkLostLong : frameText.linkLost}
    </SlimBanner>
  )
}

/** Says quietly that the program does not answer, for as long as it does not. */
export function LinkBanner(): JSX.Element | null {
  const isLost = useLink(({ state }) => state === 'lost')
  return isLost ? <LostBanner /> : null
}
