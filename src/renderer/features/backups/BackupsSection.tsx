import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import { BACKUP_SCHEDULES } from '#shared/domain/backups.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { backupFailureText, backupsText as words, scheduleNames, stepNames } from '#renderer/text/backups.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './backups.module.css'
import { BackupsList } from './BackupsList.tsx'
import { FolderChoice } from './FolderChoice.tsx'
import { isBackupNews } from './isBackupNews.ts'

function MakeNow({ step }: { readonly step: keyof typeof stepNames | null }): JSX.Element {
  const [told, setTold] = useState('')
  const make = async (): Promise<void> => {
    setTold('')
    const answer = await request('backups.make', {})
    if (answer.ok) return setTold(words.made)
    const { error } = answer
    if (error.code === 'CANCELLED') return setTold(words.stopped)
    setTold(error.code === 'BACKUP_FAILED' ? backupFailureText[error.data.why] : failureText(error))
  }
  return (
    <Group gap="sm">
      <Button loading={step !== null} onClick={() => void make()}>
        {words.make}
      </Button>
      {step !== null && (
        <Button variant="default" onClick={() => void request('backups.cancel', {})}>
          {words.stop}
        </Button>
      )}
      <output>
        <Text c="dimmed">{step === null ? told : stepNames[step]}</Text>
      </output>
    </Group>
  )
}

/** Backups of this PC: how often, where, which there are, and one by hand (product.md 47). */
export function BackupsSection(): JSX.Element | null {
  const { loaded, reload } = useLoaded('backups.get', {}, isBackupNews)
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  const state = loaded.data
  const setSchedule = async (value: string | null): Promise<void> => {
    const schedule = BACKUP_SCHEDULES.find((one) => one === value)
    if (schedule !== undefined) await request('backups.setSchedule', { schedule })
    reload()
  }
  return (
    <Stack gap="md">
      <Text c="dimmed">{words.explained}</Text>
      {state.failed !== null && (
        <Notice role="status">
          {words.failedLately} (<DateText at={state.failed.at} />
          ): {backupFailureText[state.failed.why]}
        </Notice>
      )}
      <dl className={classes['facts']}>
        <dt>{words.last}</dt>
        <dd>{state.lastMadeAt === null ? words.never : <DateText at={state.lastMadeAt} />}</dd>
        <dt>{words.folder}</dt>
        <dd>
          {state.isDefaultFolder ? words.inDataFolder : <bdi>{state.folder}</bdi>}
          {state.isDefaultFolder && (
            <Text c="dimmed" size="sm">
              {words.better}
            </Text>
          )}
        </dd>
      </dl>
      <MakeNow step={state.running} />
      <Select
        label={words.schedule}
        maw={400}
        allowDeselect={false}
        data={BACKUP_SCHEDULES.map((schedule) => ({ value: schedule, label: scheduleNames[schedule] }))}
        value={state.schedule}
        onChange={(value) => void setSchedule(value)}
      />
      <FolderChoice state={state} onChosen={reload} />
      <BackupsList />
    </Stack>
  )
}
