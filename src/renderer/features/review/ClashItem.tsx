import { Button, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { ReviewItem } from '#shared/contract/review.ts'
import { visibleText } from '#shared/domain/visibleText.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { fieldLabel, valueText } from '#renderer/text/logFields.ts'
import { reviewText } from '#renderer/text/review.ts'
import classes from './review.module.css'

export type Clash = Extract<ReviewItem, { kind: 'field' }>
const LONGEST = 300

/** What the field of a clash is called. */
export function fieldName({ table, rowId, field }: Clash): string {
  return fieldLabel(table, rowId, field) ?? reviewText.otherDetail
}

type Names = Readonly<Record<string, string>>
type Props = {
  readonly clash: Clash
  readonly names: Names
  readonly onSettle: (take: 'stands' | 'other') => Promise<void>
}

function Value(props: {
  readonly clash: Clash
  readonly which: 'stands' | 'other'
  readonly names: Names
  readonly children: JSX.Element
}): JSX.Element {
  const { clash, which } = props
  const { value, byName, pcName, at } = clash[which]
  const text = clash.isHidden
    ? reviewText.hidden
    : visibleText(valueText(clash.table, clash.field, value, props.names), LONGEST)
  return (
    <div className={classes['value']}>
      <Text c="dimmed" size="sm">
        {reviewText[which]}
      </Text>
      <Text fw={600} className={classes['words']}>
        <bdi>{text === '' ? reviewText.nothing : text}</bdi>
      </Text>
      <Text c="dimmed" size="sm">
        <bdi>{reviewText.by(byName, pcName)}</bdi>, <DateText at={at} />
      </Text>
      {props.children}
    </div>
  )
}

/** One field with both its values, who gave them, when and where, and a button for each. */
export function ClashItem({ clash, names, onSettle }: Props): JSX.Element {
  const [busy, setBusy] = useState<'stands' | 'other'>()
  const field = fieldName(clash)
  const settle = async (take: 'stands' | 'other'): Promise<void> => {
    setBusy(take)
    await onSettle(take)
    setBusy(undefined)
  }
  return (
    <li className={classes['item']}>
      <Text fw={600}>
        <bdi>{clash.aboutName}</bdi>: {field}
      </Text>
      {clash.isStrict && (
        <Text c="dimmed" size="sm">
          {reviewText.strict}
        </Text>
      )}
      {clash.mergedName !== null && (
        <Text c="dimmed" size="sm">
          <bdi>{reviewText.late(clash.mergedName)}</bdi>
        </Text>
      )}
      <div className={classes['values']}>
        <Value clash={clash} which="stands" names={names}>
          <Button
            variant="default"
            size="xs"
            loading={busy === 'stands'}
            aria-label={reviewText.keepOf(field, clash.aboutName)}
            onClick={() => void settle('stands')}
          >
            {reviewText.keep}
          </Button>
        </Value>
        <Value clash={clash} which="other" names={names}>
          <Button
            variant="default"
            size="xs"
            loading={busy === 'other'}
            aria-label={reviewText.takeOf(field, clash.aboutName)}
            onClick={() => void settle('other')}
          >
            {reviewText.take}
          </Button>
        </Value>
      </div>
    </li>
  )
}
