import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { RenewSheetQuestion } from '#renderer/features/start/index.ts'
import { settingsText, sizeText } from '#renderer/text/settings.ts'
import { KeyPolicy } from './KeyPolicy.tsx'
import classes from './settings.module.css'

function SheetState(): JSX.Element | null {
  const { loaded } = useLoaded('recovery.get', {}, { when: ({ name }) => name === 'clinic.changed' })
  if (loaded.state !== 'ready') return null
  return loaded.data.isConfirmed ? (
    <StatusBadge icon={<IconCheck size={14} aria-hidden="true" />}>
      {settingsText.recoveryConfirmed}
    </StatusBadge>
  ) : (
    <StatusBadge tone="attention" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
      {settingsText.recoveryOpen}
    </StatusBadge>
  )
}

/** Where the clinic's data lies on this PC, what keeps its key and who opens it, and a new recovery sheet. */
export function ThisPcSection(): JSX.Element | null {
  const { loaded, reload } = useLoaded('clinic.getThisPc', {})
  const [isRenewing, setRenewing] = useState(false)
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed') {
    return <LoadFailed what={settingsText.failed} error={loaded.error} onRetry={reload} />
  }
  const { dataFolder, keyStore, deviceName, databaseBytes } = loaded.data
  const facts = [
    [settingsText.device, deviceName],
    [settingsText.dataFolder, dataFolder],
    [settingsText.size, sizeText(databaseBytes)],
    [settingsText.keyStore, keyStore === 'file' ? settingsText.keyInFile : settingsText.keyInKeychain],
  ] as const
  return (
    <>
      <dl className={classes['facts']}>
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt>{settingsText.recovery}</dt>
        <dd>
          <SheetState />
        </dd>
      </dl>
      <Group>
        <Button variant="default" onClick={() => setRenewing(true)}>
          {settingsText.renew}
        </Button>
      </Group>
      <RenewSheetQuestion isOpen={isRenewing} onClose={() => setRenewing(false)} />
      <KeyPolicy />
    </>
  )
}
