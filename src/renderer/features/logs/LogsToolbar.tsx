import { ActionIcon, Button, MultiSelect, Select, Tooltip } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconEye, IconRefresh, IconX } from '@tabler/icons-react'
import type { JSX } from 'react'
import { LOG_KINDS } from '#shared/domain/logs.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { logKindNames, logsText as words } from '#renderer/text/logs.ts'
import { ChainButton } from './ChainButton.tsx'
import { ExportButton } from './ExportButton.tsx'
import {
  changeLogFilters,
  clearLogFilters,
  countLogFilters,
  refreshLogs,
  useLogs,
  type Period,
} from './logsStore.ts'
import { SubjectSelect } from './SubjectSelect.tsx'
import { openWhoSaw } from './whoSawStore.ts'
import classes from './logs.module.css'

const DAY_INPUT = {
  w: 130,
  clearable: true,
  valueFormat: 'D MMM YYYY',
  weekendDays: [],
  popoverProps: { shadow: 'none' },
}
const AS = ['either', 'by', 'about'] as const
const PERIODS = ['any', 'today', 'days7', 'month', 'between'] as const satisfies readonly Period[]

function PersonFilter(): JSX.Element {
  const { person, as } = useLogs((s) => s.filters)
  return (
    <>
      <SubjectSelect
        kind="people"
        label={words.person}
        placeholder={words.anybody}
        width={170}
        chosen={person === null ? null : { id: person.userId, name: person.name }}
        onChange={(chosen) =>
          changeLogFilters({ person: chosen === null ? null : { userId: chosen.id, name: chosen.name } })
        }
      />
      {person !== null && (
        <Select
          aria-label={words.personAs}
          w={150}
          allowDeselect={false}
          comboboxProps={{ width: 240, position: 'bottom-start' }}
          data={AS.map((value) => ({ value, label: words.as[value] }))}
          value={as}
          onChange={(value) => {
            const chosen = AS.find((one) => one === value)
            if (chosen !== undefined) changeLogFilters({ as: chosen })
          }}
        />
      )}
    </>
  )
}

function KindFilter(): JSX.Element {
  const kinds = useLogs((s) => s.filters.kinds)
  return (
    <MultiSelect
      aria-label={words.kinds}
      className={classes['kinds'] ?? ''}
      data={LOG_KINDS.map((value) => ({ value, label: logKindNames[value] }))}
      value={kinds}
      onChange={(chosen) => changeLogFilters({ kinds: LOG_KINDS.filter((kind) => chosen.includes(kind)) })}
      {...(kinds.length === 0 ? { placeholder: words.anyKind } : {})}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
    />
  )
}

function PeriodFilter(): JSX.Element {
  const { period, from, until } = useLogs((s) => s.filters)
  return (
    <>
      <Select
        aria-label={words.period}
        w={140}
        allowDeselect={false}
        data={PERIODS.map((value) => ({ value, label: words.periods[value] }))}
        value={period}
        onChange={(value) => {
          const chosen = PERIODS.find((one) => one === value)
          if (chosen !== undefined) changeLogFilters({ period: chosen })
        }}
      />
      {period === 'between' && (
        <>
          <DateInput
            aria-label={words.from}
            placeholder={words.from}
            {...DAY_INPUT}
            value={from}
            {...(until === null ? {} : { maxDate: until })}
            onChange={(day) => changeLogFilters({ from: day })}
          />
          <DateInput
            aria-label={words.until}
            placeholder={words.until}
            {...DAY_INPUT}
            value={until}
            {...(from === null ? {} : { minDate: from })}
            onChange={(day) => changeLogFilters({ until: day })}
          />
        </>
      )}
    </>
  )
}

function PcFilter(): JSX.Element | null {
  const deviceId = useLogs((s) => s.filters.deviceId)
  const { loaded } = useLoaded('logs.findSubjects', { search: '' })
  const devices = loaded.state === 'ready' ? loaded.data.devices : []
  if (devices.length < 2 && deviceId === null) return null
  return (
    <Select
      aria-label={words.pc}
      w={130}
      clearable
      placeholder={words.anyPc}
      data={devices.map((device) => ({ value: device.deviceId, label: device.name }))}
      value={deviceId}
      onChange={(value) => changeLogFilters({ deviceId: value })}
    />
  )
}

/** What narrows the log, and what else is done with it. */
export function LogsToolbar(): JSX.Element {
  const filters = useLogs((s) => s.filters)
  return (
    <div className={classes['toolbar']} role="group" aria-label={words.filters}>
      <PersonFilter />
      <KindFilter />
      <PeriodFilter />
      <PcFilter />
      {countLogFilters(filters) > 0 && (
        <Button
          variant="subtle"
          px="xs"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={clearLogFilters}
        >
          {words.clear}
        </Button>
      )}
      <div className={classes['end']}>
        <Tooltip label={words.refresh}>
          <ActionIcon variant="subtle" size={36} aria-label={words.refresh} onClick={refreshLogs}>
            <IconRefresh size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        <ChainButton />
        <Button
          variant="default"
          px="sm"
          leftSection={<IconEye size={16} aria-hidden="true" />}
          onClick={() => openWhoSaw(null)}
        >
          {words.whoSaw}
        </Button>
        <ExportButton />
      </div>
    </div>
  )
}
