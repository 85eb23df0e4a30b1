import { Stack } from '@mantine/core'
import { IconBuildingCommunity, IconDevices, IconFlask } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { startText } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import { ClinicForm } from './ClinicForm.tsx'
import { KeyFileChoice } from './KeyFileChoice.tsx'
import { WayButton } from './WayButton.tsx'

type StartState = OutputOf<'start.get'>
type Props = {
  readonly start: StartState
  readonly onStart: (start: StartState) => void
  readonly onSession: (session: OutputOf<'session.get'>) => void
}

/** The first run: three ways to begin, and the form of a new clinic. */
export function StartScreen({ start, onStart, onSession }: Props): JSX.Element {
  const [isInForm, setInForm] = useState(false)
  const [keepKeyInFile, setKeepKeyInFile] = useState(false)
  const [isPreparing, setPreparing] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const needsKeyFile = start.keychain !== 'ok' && !start.isKeyFileChosen
  const isBlocked = needsKeyFile && !keepKeyInFile

  const openSample = async (): Promise<void> => {
    setPreparing(true)
    setProblem(undefined)
    const made = await request('setup.createSample', { keepKeyInFile })
    setPreparing(false)
    if (made.ok) onStart(made.data)
    else setProblem(made.error)
  }

  if (isInForm) {
    return <ClinicForm keepKeyInFile={keepKeyInFile} onBack={() => setInForm(false)} onSession={onSession} />
  }
  const sampleExplanation = isBlocked ? startText.keepKeyFirst : startText.sampleExplained
  return (
    <CenteredScreen title={startText.title} intro={startText.intro} width={520} footer={start.version}>
      <Stack gap="sm">
        {needsKeyFile && (
          <KeyFileChoice
            isDriverMissing={start.keychain === 'none'}
            isChosen={keepKeyInFile}
            onChoose={setKeepKeyInFile}
          />
        )}
        <WayButton
          icon={<IconBuildingCommunity size={22} />}
          title={startText.setUp}
          explanation={isBlocked ? startText.keepKeyFirst : startText.setUpExplained}
          isDisabled={isBlocked || isPreparing}
          onClick={() => setInForm(true)}
        />
        <WayButton
          icon={<IconFlask size={22} />}
          title={startText.sample}
          explanation={isPreparing ? startText.preparing : sampleExplanation}
          isDisabled={isBlocked || isPreparing}
          isBusy={isPreparing}
          onClick={() => void openSample()}
        />
        <WayButton
          icon={<IconDevices size={22} />}
          title={startText.join}
          explanation={startText.joinExplained}
          isDisabled
          onClick={() => undefined}
        />
        <FormProblem error={problem} />
      </Stack>
    </CenteredScreen>
  )
}
