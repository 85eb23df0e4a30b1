import { Text } from '@mantine/core'
import type { JSX, ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { chartText as words, clientStatusNames } from '#renderer/text/clients.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { ageOn } from '../ageOn.ts'
import classes from './chart.module.css'

type Chart = OutputOf<'clients.getChart'>

const today = (): string => new Date().toLocaleDateString('en-CA')

function BirthDate({ date }: { readonly date: string }): JSX.Element {
  return (
    <>
      {calendarDay(date)}{' '}
      <Text span c="dimmed">
        ({words.age(ageOn(date, today()))})
      </Text>
    </>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  const isEmpty = children === '' || children === null
  return (
    <>
      <Text component="dt" c="dimmed">
        {label}
      </Text>
      <Text component="dd" c={isEmpty ? 'dimmed' : ''} className={classes['value'] ?? ''}>
        {isEmpty ? words.none : children}
      </Text>
    </>
  )
}

const written = (text: string): ReactNode => (text === '' ? '' : <bdi>{text}</bdi>)

/** Demographics and status of a client. */
export function ClinicalInfo({ chart }: { readonly chart: Chart }): JSX.Element {
  const labels = words.fields
  return (
    <dl className={classes['facts']}>
      <Row label={labels.status}>
        <StatusBadge>{clientStatusNames[chart.status]}</StatusBadge>
      </Row>
      <Row label={labels.since}>{chart.since === null ? null : calendarDay(chart.since)}</Row>
      <Row label={labels.birthDate}>
        {chart.birthDate === null ? null : <BirthDate date={chart.birthDate} />}
      </Row>
      <Row label={labels.preferredName}>{written(chart.preferredName)}</Row>
      <Row label={labels.pronouns}>{written(chart.pronouns)}</Row>
      <Row label={labels.phone}>{written(chart.phone)}</Row>
      <Row label={labels.email}>{written(chart.email)}</Row>
      <Row label={labels.address}>{written(chart.address)}</Row>
      <Row label={labels.school}>{written(chart.school)}</Row>
      <Row label={labels.notes}>{written(chart.notes)}</Row>
    </dl>
  )
}
