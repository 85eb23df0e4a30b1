import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { backupProblemText, backupsText as words } from '#renderer/text/backups.ts'
import { words as shared } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { sizeText } from '#renderer/text/settings.ts'
import { fullTime } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './backups.module.css'

type Found = OutputOf<'backups.find'>['backups']
type Props = {
  readonly keepKeyInFile: boolean
  readonly onBack: () => void
  readonly onStart: (start: OutputOf<'start.get'>) => void
}

function sentence(error: AppFailure, canPick: boolean): string {
  if (error.code === 'BACKUP_UNSOUND')
    return `${failureText(error)} (${backupProblemText[error.data.problem]})`
  if (error.code === 'NO_SOUND_BACKUP') return words.noneThere
  return error.code === 'CANCELLED' && !canPick ? words.wholePath : failureText(error)
}

/** A new PC from a backup: its folder, one of the backups there, and the recovery key (product.md 47). */
export function RestoreForm({ keepKeyInFile, onBack, onStart }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found>([])
  const [backupId, setBackupId] = useState('')
  const [recoveryKey, setRecoveryKey] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const canPick = globalThis.anteroom !== undefined
  const find = async (): Promise<void> => {
    setProblem(undefined)
    const answer = await request('backups.find', { typed: canPick ? null : typed.trim() })
    if (!answer.ok) return setProblem(answer.error)
    setFound(answer.data.backups)
    setBackupId(answer.data.backups[0]?.backupId ?? '')
  }
  const restore = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('backups.restore', { backupId, recoveryKey, keepKeyInFile })
    setBusy(false)
    if (answer.ok) onStart(answer.data)
    else setProblem(answer.error)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void (found.length === 0 ? find() : restore())
  }
  return (
    <CenteredScreen title={words.restoreTitle} intro={words.restoreIntro} width={560}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Group gap="xs" align="flex-end">
            {!canPick && (
              <TextInput
                label={words.typedFolder}
                placeholder={words.typedHint}
                flex={1}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
            <Button
              variant="default"
              // Until backups are found, Enter looks for them.
              type={found.length === 0 ? 'submit' : 'button'}
              disabled={isBusy || (!canPick && typed.trim() === '')}
              {...(found.length === 0 ? {} : { onClick: () => void find() })}
            >
              {canPick ? words.pick : words.find}
            </Button>
          </Group>
          {found.length > 0 && (
            <>
              <Radio.Group label={words.found} value={backupId} onChange={setBackupId}>
                <ul className={classes['choices']}>
                  {found.map((backup) => (
                    <li key={backup.backupId}>
                      <Radio
                        my={6}
                        value={backup.backupId}
                        label={fullTime(backup.madeAt)}
                        description={sizeText(backup.bytes)}
                      />
                    </li>
                  ))}
                </ul>
              </Radio.Group>
              <TextInput
                label={words.recoveryKey}
                description={words.recoveryKeyHint}
                required
                spellCheck={false}
                value={recoveryKey}
                onChange={(event) => setRecoveryKey(event.currentTarget.value)}
              />
            </>
          )}
          <output>{isBusy && words.restoring}</output>
          <FormProblem
            error={problem}
            {...(problem === undefined ? {} : { text: sentence(problem, canPick) })}
          />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack} disabled={isBusy}>
              {shared.back}
            </Button>
            <Button type="submit" disabled={found.length === 0 || recoveryKey.trim() === ''} loading={isBusy}>
              {words.restore}
            </Button>
          </Group>
        </Stack>
      </form>
    </CenteredScreen>
  )
}
