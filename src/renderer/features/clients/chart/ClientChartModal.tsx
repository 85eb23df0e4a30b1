import { Modal, Tabs } from '@mantine/core'
import { useState, type JSX } from 'react'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { askToDiscard, useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { MergeClientButton } from '#renderer/features/merging/index.ts'
import { WhoSawButton } from '#renderer/features/logs/index.ts'
import { chartText as words, clientStatusNames } from '#renderer/text/clients.ts'
import classes from './chart.module.css'
import { ChartFinances } from './ChartFinances.tsx'
import { ChartPeople } from './ChartPeople.tsx'
import { ChartSessions } from './ChartSessions.tsx'
import { chartFormKey, CHART_TABS, type ChartTab } from './chartStore.ts'
import { ClinicalTab } from './ClinicalTab.tsx'
import { type Chart, useChart } from './useChart.ts'

type Props = {
  /** Null before the first chart was opened; kept while the chart closes. */
  readonly clientId: string | null
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A client's chart, over whatever opened it (product.md 25). */
export function ClientChartModal({ clientId, isOpen, onClose }: Props): JSX.Element {
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  const close = async (): Promise<void> => {
    if (clientId === null || (await askToDiscard([chartFormKey(clientId)]))) onClose()
  }
  return (
    <Modal.Root
      opened={isOpen}
      onClose={() => void close()}
      closeOnEscape={!isAsking}
      size={820}
      classNames={{ content: classes['modal'] ?? '' }}
      zIndex={250}
      yOffset="5dvh"
    >
      <Modal.Overlay />
      <Modal.Content>
        {clientId !== null && <LoadedChart key={clientId} clientId={clientId} onGone={onClose} />}
      </Modal.Content>
    </Modal.Root>
  )
}

type LoadedProps = {
  readonly clientId: string
  /** Called where another record stands for this client from now on. */
  readonly onGone: () => void
}

function LoadedChart({ clientId, onGone }: LoadedProps): JSX.Element {
  const { chart, error, reload, show } = useChart(clientId)
  return (
    <>
      <div className={classes['head']}>
        <Modal.Title fw={600} fz="lg" className={classes['title'] ?? ''}>
          {chart === undefined ? words.loading : <Heading chart={chart} />}
        </Modal.Title>
        <div className={classes['headEnd']}>
          {chart?.may.assign === true && (
            <MergeClientButton
              clientId={clientId}
              name={`${chart.firstName} ${chart.lastName}`}
              onMerged={onGone}
            />
          )}
          <WhoSawButton clientId={clientId} />
          <Modal.CloseButton aria-label={words.close} />
        </div>
      </div>
      {chart !== undefined && <ChartTabs chart={chart} onSaved={show} />}
      {chart === undefined && error === undefined && (
        <Waiting p="lg" label={words.loading} widths={[220, 320, 280]} />
      )}
      {error !== undefined && <LoadFailed error={error} onRetry={reload} />}
    </>
  )
}

function Heading({ chart }: { readonly chart: Chart }): JSX.Element {
  return (
    <>
      <InitialsMark id={chart.clientId} firstName={chart.firstName} lastName={chart.lastName} size={32} />
      <bdi>{`${chart.firstName} ${chart.lastName}`}</bdi>
      {chart.status !== 'active' && <StatusBadge>{clientStatusNames[chart.status]}</StatusBadge>}
    </>
  )
}

type TabsProps = { readonly chart: Chart; readonly onSaved: (chart: Chart) => void }

function ChartTabs({ chart, onSaved }: TabsProps): JSX.Element {
  const [tab, setTab] = useState<ChartTab>('clinicalInfo')
  const isUnsaved = useUnsavedChanges((s) => s.forms.has(chartFormKey(chart.clientId)))
  const first = useFirstFocus<HTMLButtonElement>()
  const tabs = CHART_TABS.filter((one) => one !== 'finances' || chart.may.viewFinances)
  return (
    <Tabs
      value={tab}
      onChange={(value) => setTab(CHART_TABS.find((one) => one === value) ?? tab)}
      className={classes['tabs'] ?? ''}
    >
      <Tabs.List px="lg">
        {tabs.map((one) => (
          <Tabs.Tab
            key={one}
            value={one}
            {...(one === 'clinicalInfo' ? { ref: first, 'data-autofocus': true } : {})}
          >
            {words[one]}
            {one === 'clinicalInfo' && isUnsaved && <span className={classes['dot']} aria-hidden="true" />}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="clinicalInfo" className={classes['formPanel'] ?? ''}>
        <ClinicalTab chart={chart} onSaved={onSaved} />
      </Tabs.Panel>
      <Tabs.Panel value="people" className={classes['panel'] ?? ''} tabIndex={0}>
        <ChartPeople chart={chart} onSaved={onSaved} />
      </Tabs.Panel>
      <Tabs.Panel value="sessions" className={classes['panel'] ?? ''} tabIndex={0}>
        {tab === 'sessions' && <ChartSessions clientId={chart.clientId} />}
      </Tabs.Panel>
      {chart.may.viewFinances && (
        <Tabs.Panel value="finances" className={classes['panel'] ?? ''} tabIndex={0}>
          {tab === 'finances' && <ChartFinances clientId={chart.clientId} />}
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
