import { Stack } from '@mantine/core'
import { IconBuildingCommunity, IconDevices, IconFlask, IconHistory } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { RestoreForm } from '#renderer/features/backups/index.ts'
import { backupsText } from '#renderer/text/backups.ts'
import { startText } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import { ClinicForm } from './ClinicForm.tsx'
import { JoinForm } from './JoinForm.tsx'
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
  const [form, setForm] = useState<'clinic' | 'join' | 'restore'>()
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

  const back = (): void => setForm(undefined)
  if (form === 'clinic')
    return <ClinicForm keepKeyInFile={keepKeyInFile} onBack={back} onSession={onSession} />
  if (form === 'join') return <JoinForm keepKeyInFile={keepKeyInFile} onBack={back} />
  if (form === 'restore') return <RestoreForm keepKeyInFile={keepKeyInFile} onBack={back} onStart={onStart} />
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
          onClick={() => setForm('clinic')}
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
          explanation={isBlocked ? startText.keepKeyFirst : startText.joinExplained}
          isDisabled={isBlocked || isPreparing}
          onClick={() => setForm('join')}
        />
        <WayButton
          icon={<IconHistory size={22} />}
          title={backupsText.restoreWay}
          explanation={isBlocked ? startText.keepKeyFirst : backupsText.restoreWayExplained}
          isDisabled={isBlocked || isPreparing}
          onClick={() => setForm('restore')}
        />
        <FormProblem error={problem} />
      </Stack>
    </CenteredScreen>
  )
}
