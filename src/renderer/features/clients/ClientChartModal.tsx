import { Modal, Skeleton, Stack, Tabs } from '@mantine/core'
import type { JSX } from 'react'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { WhoSawButton } from '#renderer/features/logs/index.ts'
import { chartText as words } from '#renderer/text/clients.ts'
import { ChartPeople } from './ChartPeople.tsx'
import { ClinicalInfo } from './ClinicalInfo.tsx'
import classes from './chart.module.css'

type Props = {
  /** Null before the first chart was opened; kept while the chart closes. */
  readonly clientId: string | null
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A client's chart, read only, over whatever opened it (product.md 25). */
export function ClientChartModal({ clientId, isOpen, onClose }: Props): JSX.Element {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={720}
      classNames={{ content: classes['modal'] ?? '' }}
      zIndex={250}
      yOffset="5dvh"
    >
      <Modal.Overlay />
      <Modal.Content>{clientId !== null && <Chart clientId={clientId} />}</Modal.Content>
    </Modal.Root>
  )
}

function Chart({ clientId }: { readonly clientId: string }): JSX.Element {
  const { loaded, reload } = useLoaded('clients.getChart', { clientId })
  const title = loaded.state === 'ready' ? `${loaded.data.firstName} ${loaded.data.lastName}` : words.loading
  return (
    <>
      <div className={classes['head']}>
        <Modal.Title fw={600} fz="lg">
          <bdi>{title}</bdi>
        </Modal.Title>
        <div className={classes['headEnd']}>
          <WhoSawButton clientId={clientId} />
          <Modal.CloseButton aria-label={words.close} />
        </div>
      </div>
      {loaded.state === 'loading' && (
        <Stack p="lg" aria-busy="true" className={classes['waiting'] ?? ''}>
          <Skeleton h={16} w={220} />
          <Skeleton h={16} w={320} />
          <Skeleton h={16} w={280} />
        </Stack>
      )}
      {loaded.state === 'failed' && <LoadFailed error={loaded.error} onRetry={reload} />}
      {loaded.state === 'ready' && (
        <Tabs defaultValue="clinicalInfo" className={classes['tabs'] ?? ''}>
          <Tabs.List px="lg">
            <Tabs.Tab value="clinicalInfo">{words.clinicalInfo}</Tabs.Tab>
            <Tabs.Tab value="people">{words.people}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="clinicalInfo" className={classes['panel'] ?? ''} tabIndex={0}>
            <ClinicalInfo chart={loaded.data} />
          </Tabs.Panel>
          <Tabs.Panel value="people" className={classes['panel'] ?? ''} tabIndex={0}>
            <ChartPeople people={loaded.data.people} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  )
}
