import { Title } from '@mantine/core'
import { useId, type JSX } from 'react'
import { homeText } from '#renderer/text/home.ts'
import classes from './miniBars.module.css'

type Bar = { readonly label: string; readonly count: number; readonly isNow?: boolean }

/** A few numbers as bars that a look is enough for; a list with its numbers for everybody else. */
export function MiniBars({
  title,
  bars,
}: {
  readonly title: string
  readonly bars: readonly Bar[]
}): JSX.Element {
  const id = useId()
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} className={classes['title'] ?? ''}>
        {title}
      </Title>
      <ul className={classes['bars']}>
        {bars.map(({ label, count, isNow }) => (
          <li key={label} className={classes['bar']} data-now={isNow === true || undefined}>
            <span className={classes['label']} title={label}>
              <bdi>{label}</bdi>
            </span>
            <span className={classes['track']} aria-hidden="true">
              <span className={classes['fill']} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={classes['count']}>{homeText.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
