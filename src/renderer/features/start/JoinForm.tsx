import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import { isWholeJoinCode } from '#shared/domain/joinCodeText.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { words } from '#renderer/text/index.ts'
import { joiningText } from '#renderer/text/joining.ts'
import { failureText } from '#renderer/text/problems.ts'
import { JoinCodeInput } from './JoinCodeInput.tsx'
import { joinClinic } from './startStore.ts'

type Props = { readonly keepKeyInFile: boolean; readonly onBack: () => void }

const OF_CODE: ReadonlySet<string> = new Set(['JOIN_CODE_WRONG', 'JOIN_CODE_ENDED'])

/** "Join a clinic": the owner's code and a name for this PC. */
export function JoinForm({ keepKeyInFile, onBack }: Props): JSX.Element {
  const [code, setCode] = useState('')
  const [pcName, setPcName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const isReady = isWholeJoinCode(code) && pcName.trim() !== ''
  const isOfCode = problem !== undefined && OF_CODE.has(problem.code)
  const join = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const failure = await joinClinic({ code, pcName: pcName.trim(), keepKeyInFile })
    setBusy(false)
    setProblem(failure)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && !isBusy) void join()
  }
  return (
    <CenteredScreen title={joiningText.title} intro={joiningText.intro} width={560}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <JoinCodeInput
            value={code}
            error={isOfCode ? failureText(problem) : undefined}
            onChange={(typed) => {
              if (isOfCode) setProblem(undefined)
              setCode(typed)
            }}
          />
          <TextInput
            label={joiningText.pcName}
            name="pcName"
            required
            maxLength={60}
            description={joiningText.pcNameHint}
            value={pcName}
            onChange={(event) => setPcName(event.currentTarget.value)}
          />
          <FormProblem error={isOfCode ? undefined : problem} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack} disabled={isBusy}>
              {words.back}
            </Button>
            <Button type="submit" disabled={!isReady} loading={isBusy}>
              {joiningText.join}
            </Button>
          </Group>
        </Stack>
      </form>
    </CenteredScreen>
  )
}
