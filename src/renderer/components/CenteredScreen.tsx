import { Text, Title } from '@mantine/core'
import type { JSX, ReactNode } from 'react'
import { frameText } from '#renderer/text/frame.ts'
import classes from './CenteredScreen.module.css'

type Props = {
  readonly title: string
  readonly intro?: ReactNode
  /** In pixels; 400 unless given. */
  readonly width?: number
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A screen without the desk around it: one column in the middle, with its title on top. */
export function CenteredScreen({ title, intro, width = 400, footer, children }: Props): JSX.Element {
  return (
    <div className={classes['screen']}>
      <header className={classes['brand']}>{frameText.product}</header>
      <main className={classes['column']} style={{ maxWidth: width }}>
        <Title order={1} className={classes['title']}>
          {title}
        </Title>
        {intro !== undefined && (
          <Text c="dimmed" mt={4}>
            {intro}
          </Text>
        )}
        <div className={classes['body']}>{children}</div>
      </main>
      <footer className={classes['footer']}>{footer}</footer>
    </div>
  )
}
