import { Button } from '@mantine/core'
import type { JSX, ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { words } from '#renderer/text/index.ts'
import { recoveryWords } from '#renderer/text/start.ts'
import { RecoveryKeyForm } from './RecoveryKeyForm.tsx'

type Props = {
  readonly footer: ReactNode
  readonly onStart: (start: OutputOf<'start.get'>) => void
  readonly onBack: () => void
}

/** Opens the clinic by its sheet where it takes a password (key policy B) and nobody's works any more. */
export function OpenWithKeyScreen({ footer, onStart, onBack }: Props): JSX.Element {
  return (
    <CenteredScreen
      title={recoveryWords.keyTitle}
      intro={recoveryWords.insteadOfPassword}
      width={560}
      footer={footer}
    >
      <RecoveryKeyForm isFirst onStart={onStart}>
        <Button variant="subtle" onClick={onBack}>
          {words.back}
        </Button>
      </RecoveryKeyForm>
    </CenteredScreen>
  )
}
