import { IconKey } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { frameText } from '#renderer/text/frame.ts'
import classes from './frame.module.css'

type Props = { readonly start: OutputOf<'start.get'> }

/** What holds for this PC on every screen: that the clinic is a sample, that the key lies in a file. */
export function PcNotices({ start }: Props): JSX.Element {
  return (
    <>
      {start.isSample && <StatusBadge tone="attention">{frameText.sample}</StatusBadge>}
      {start.keyStore === 'file' && (
        <span className={classes['keyNotice']} title={frameText.keyInFileTooltip}>
          <IconKey size={16} aria-hidden="true" />
          {frameText.keyInFile}
        </span>
      )}
    </>
  )
}
