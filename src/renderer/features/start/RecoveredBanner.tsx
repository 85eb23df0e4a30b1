import { IconLifebuoy } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { SlimBanner } from '#renderer/components/SlimBanner.tsx'
import { words } from '#renderer/text/index.ts'
import { recoveredText } from '#renderer/text/start.ts'
import { fullTime } from '#renderer/text/time.ts'

type Props = { readonly recovered: NonNullable<OutputOf<'start.get'>['recovered']> }

/** Tells everybody at this PC how the clinic was opened, and what may be missing (security.md B7). */
export function RecoveredBanner({ recovered }: Props): JSX.Element | null {
  const [read, setRead] = useState<Props['recovered']['how']>()
  const { how, backupMadeAt } = recovered
  if (read === how) return null
  return (
    <SlimBanner
      isLong
      icon={<IconLifebuoy size={16} />}
      action={
        how === 'thisSessionOnly' ? undefined : (
          <button type="button" onClick={() => setRead(how)}>
            {words.close}
          </button>
        )
      }
    >
      {recoveredText[how](backupMadeAt === null ? '' : fullTime(backupMadeAt))}
    </SlimBanner>
  )
}
