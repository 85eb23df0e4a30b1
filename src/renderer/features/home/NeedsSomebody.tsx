import { Text, Title, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconClockHour4, IconMoodCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { attentionText, homeText } from '#renderer/text/home.ts'
import classes from './home.module.css'

type Attention = NonNullable<OutputOf<'home.get'>['people']>['attention']
type Props = { readonly attention: Attention; readonly onOpenAccount: (userId: string) => void }

const MOST = 50

function Row(props: {
  readonly entry: Attention[number]
  readonly now: number
  readonly onOpen: () => void
}): JSX.Element {
  const { entry, now, onOpen } = props
  const hasEnded = ['temporaryEnded', 'licenceEnded', 'placementEnded'].includes(entry.why)
  const Icon = hasEnded ? IconAlertTriangle : IconClockHour4
  return (
    <li>
      <UnstyledButton className={classes['row']} onClick={onOpen}>
        <bdi className={`${classes['rowMain']} ${classes['name']}`} title={entry.name}>
          {entry.name}
        </bdi>
        <StatusBadge tone={hasEnded ? 'wrong' : 'attention'} icon={<Icon size={14} aria-hidden="true" />}>
          {attentionText(entry.why, entry.until, now)}
        </StatusBadge>
      </UnstyledButton>
    </li>
  )
}

/** Who needs somebody today; each entry opens the person's account. */
export function NeedsSomebody({ attention, onOpenAccount }: Props): JSX.Element {
  const [now] = useState(() => Date.now())
  return (
    <section aria-labelledby="needs-somebody">
      <div className={classes['sectionHead']}>
        <Title order={2} id="needs-somebody">
          {homeText.needsSomebody}
        </Title>
        {attention.length >= MOST && (
          <Text c="dimmed" size="xs">
            {homeText.more(MOST)}
          </Text>
        )}
      </div>
      {attention.length === 0 ? (
        <EmptyState icon={<IconMoodCheck size={28} stroke={1.5} />} title={homeText.needsNobody}>
          {homeText.needsNobodyExplained}
        </EmptyState>
      ) : (
        <ul className={classes['list']}>
          {attention.map((entry) => (
            <Row
              key={`${entry.userId}${entry.why}`}
              entry={entry}
              now={now}
              onOpen={() => onOpenAccount(entry.userId)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
