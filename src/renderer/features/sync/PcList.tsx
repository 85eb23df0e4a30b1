import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { syncText } from '#renderer/text/sync.ts'
import { AddPcModal } from './AddPcModal.tsx'
import { ChangeHubModal } from './ChangeHubModal.tsx'
import { PcRow } from './PcRow.tsx'
import { RenamePcModal } from './RenamePcModal.tsx'
import { TakeOutQuestion } from './TakeOutQuestion.tsx'
import classes from './sync.module.css'

type Hub = OutputOf<'sync.getHub'>
type Pc = Hub['pcs'][number]
type Asked = { readonly what: 'rename' | 'take'; readonly pc: Pc } | { readonly what: 'add' | 'changeHub' }

type Props = { readonly hub: Hub; readonly onChanged: () => void }

/** The PCs of the clinic, with the acts on them. */
export function PcList({ hub, onChanged }: Props): JSX.Element {
  const [asked, setAsked] = useState<Asked>()
  const close = (): void => setAsked(undefined)
  const done = (): void => {
    close()
    onChanged()
  }
  return (
    <section aria-labelledby="settings-pcs">
      <Stack gap="sm">
        <Text>
          {syncText.hub}: <bdi>{hub.address}</bdi>
        </Text>
        <Title order={3} id="settings-pcs">
          {syncText.pcs}
        </Title>
        {!hub.isHubAsked && <Text c="dimmed">{syncText.hubNotAsked}</Text>}
        <ul className={classes['list']}>
          {hub.pcs.map((pc) => (
            <PcRow
              key={pc.pcId}
              pc={pc}
              onRename={() => setAsked({ what: 'rename', pc })}
              onTakeOut={() => setAsked({ what: 'take', pc })}
            />
          ))}
        </ul>
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setAsked({ what: 'add' })}
          >
            {syncText.add}
          </Button>
          <Button variant="default" onClick={() => setAsked({ what: 'changeHub' })}>
            {syncText.change}
          </Button>
        </Group>
      </Stack>
      {asked?.what === 'add' && <AddPcModal onClose={done} />}
      {asked?.what === 'changeHub' && (
        <ChangeHubModal address={hub.address ?? ''} onDone={done} onClose={close} />
      )}
      {asked?.what === 'rename' && <RenamePcModal pc={asked.pc} onDone={done} onClose={close} />}
      {asked?.what === 'take' && <TakeOutQuestion pc={asked.pc} onDone={done} onClose={close} />}
    </section>
  )
}
