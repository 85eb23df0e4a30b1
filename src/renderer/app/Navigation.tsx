import { UnstyledButton } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { frameText } from '#renderer/text/frame.ts'
import type { PageId, PAGES } from './pages.ts'
import { goToPage } from './pageStore.ts'
import classes from './frame.module.css'

type Props = {
  readonly pages: typeof PAGES
  readonly current: PageId
  readonly start: OutputOf<'start.get'>
}

const GROUPS = ['office', 'management', 'practice'] as const

function Entry({ page, isCurrent }: { page: (typeof PAGES)[number]; isCurrent: boolean }): JSX.Element {
  const label = frameText.pages[page.id]
  return (
    <li>
      <UnstyledButton
        className={classes['entry']}
        aria-current={isCurrent ? 'page' : undefined}
        title={label}
        onClick={() => void goToPage(page.id)}
      >
        <page.icon size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes['wide']}>{label}</span>
      </UnstyledButton>
    </li>
  )
}

/** The pages in their three groups; icons only where the window is narrow. */
export function Navigation({ pages, current, start }: Props): JSX.Element {
  return (
    <nav className={classes['navigation']} aria-label={frameText.navigation}>
      {GROUPS.map((group) => {
        const entries = pages.filter((page) => page.group === group)
        return entries.length === 0 ? null : (
          <div key={group} className={classes['group']}>
            <h2 className={`${classes['groupName']} ${classes['wide']}`} id={`group-${group}`}>
              {frameText.groups[group]}
            </h2>
            <ul className={classes['entries']} aria-labelledby={`group-${group}`}>
              {entries.map((page) => (
                <Entry key={page.id} page={page} isCurrent={page.id === current} />
              ))}
            </ul>
          </div>
        )
      })}
      {start.keyStore === 'file' && (
        <p className={classes['keyNotice']} data-place="navigation" title={frameText.keyInFileTooltip}>
          <IconKey size={16} aria-hidden="true" />
          <span className={classes['wide']}>{frameText.keyInFile}</span>
        </p>
      )}
    </nav>
  )
}
