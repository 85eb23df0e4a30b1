import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { words } from '#renderer/text/index.ts'
import { recoveryText, recoveryWords } from '#renderer/text/start.ts'
import { request } from '#renderer/transport/client.ts'
import { RecoveryKeyForm } from './RecoveryKeyForm.tsx'
import { RestoreBackup } from './RestoreBackup.tsx'
import classes from './start.module.css'

type StartState = OutputOf<'start.get'>
type Props = { readonly start: StartState; readonly onStart: (start: StartState) => void }
type Reason = NonNullable<StartState['reason']>

/** Where something in the data folder is the matter, people need to find it. */
const NAMES_FOLDER: ReadonlySet<Reason> = new Set([
  'slotsMissing',
  'slotsDamaged',
  'databaseMissing',
  'keyDoesNotOpen',
  'databaseEmpty',
  'databasePlain',
  'databaseOtherCipher',
  'notADatabase',
  'databaseTruncated',
  'databaseDamaged',
  'noAccess',
  'startFailed',
])
/** Where a backup would help, whether or not there is one. */
const WANTS_BACKUP: ReadonlySet<Reason> = new Set([
  'databaseMissing',
  'databaseEmpty',
  'databaseTruncated',
  'databaseDamaged',
])

function Facts({ start, reason }: { readonly start: StartState; readonly reason: Reason }): JSX.Element {
  const text = recoveryText[reason]
  const folder = NAMES_FOLDER.has(reason) ? start.dataFolder : null
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{recoveryWords.wrongTitle}</dt>
        <dd>{text.wrong}</dd>
      </div>
      <div>
        <dt>{recoveryWords.safeTitle}</dt>
        <dd>{text.safe}</dd>
      </div>
      <div>
        <dt>{recoveryWords.todoTitle}</dt>
        <dd>
          {start.canUseRecoveryKey ? (text.todoWithKey ?? text.todo) : text.todo}
          {start.backupMadeAt !== null && ` ${recoveryWords.orRestore}`}
        </dd>
      </div>
      {folder !== null && (
        <div>
          <dt>{recoveryWords.folderTitle}</dt>
          <dd className={classes['folder']}>{folder}</dd>
        </div>
      )}
    </dl>
  )
}

/** Why the clinic can't be opened: what is wrong, what is safe, what to do; and the ways out that there are. */
export function RecoveryScreen({ start, onStart }: Props): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const reason = start.reason ?? 'startFailed'
  const retry = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('start.retry', {})
    setBusy(false)
    if (answer.ok) onStart(answer.data)
    else setProblem(answer.error)
  }
  const hasNoBackup = start.backupMadeAt === null && !start.canUseRecoveryKey && WANTS_BACKUP.has(reason)
  return (
    <CenteredScreen title={recoveryText[reason].title} width={560} footer={start.version}>
      <Facts start={start} reason={reason} />
      <Stack gap="md">
        <Group>
          <Button loading={isBusy} onClick={() => void retry()}>
            {words.tryAgain}
          </Button>
        </Group>
        <FormProblem error={problem} />
        {start.backupMadeAt !== null && (
          <>
            <Divider />
            <RestoreBackup
              madeAt={start.backupMadeAt}
              isMissing={reason === 'databaseMissing'}
              onStart={onStart}
            />
          </>
        )}
        {hasNoBackup && <Text c="dimmed">{recoveryWords.noBackup}</Text>}
        {start.canUseRecoveryKey && (
          <>
            <Divider />
            <Title order={2}>{recoveryWords.keyTitle}</Title>
            <RecoveryKeyForm onStart={onStart} />
            <Text c="dimmed" size="xs">
              {recoveryWords.noSheet}
            </Text>
          </>
        )}
      </Stack>
    </CenteredScreen>
  )
}
