import { Tooltip } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import type { JSX } from 'react'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { roleLine, usersText as words } from '#renderer/text/users.ts'
import type { UserRow } from '../usersStore.ts'
import type { Column } from './columns.ts'
import { LicenceEnd } from './LicenceEnd.tsx'
import { SignInCell } from './SignInCell.tsx'
import classes from './users.module.css'

function NameCell({ row, hasTitle }: { readonly row: UserRow; readonly hasTitle: boolean }): JSX.Element {
  return (
    <>
      <InitialsMark id={row.userId} firstName={row.firstName} lastName={row.lastName} size={26} />
      <span className={classes['nameText']} title={`${row.firstName} ${row.lastName}`}>
        <PersonName firstName={row.firstName} lastName={row.lastName} isStrong isClipped />
        {hasTitle && row.title !== '' && <span className={classes['title']}>{row.title}</span>}
      </span>
      {row.isUnsent && (
        <Tooltip label={words.unsent}>
          <span role="img" aria-label={words.unsent} className={classes['unsent']}>
            <IconCloudUp size={16} aria-hidden="true" />
          </span>
        </Tooltip>
      )}
    </>
  )
}

/** A text as wide as there is room, whole on hover. */
function line(text: string): JSX.Element {
  return <span title={text}>{text}</span>
}

type Props = {
  readonly row: UserRow
  readonly column: Column
  readonly now: number
  readonly isCurrent: boolean
  /** True where the title stands beside the name, for want of a column of its own. */
  readonly hasTitle: boolean
}

/** What one column says of one person. */
export function UserCell({ row, column, now, isCurrent, hasTitle }: Props): JSX.Element {
  switch (column) {
    case 'name':
      return <NameCell row={row} hasTitle={hasTitle} />
    case 'kind':
      return line(roleLine(row.kind, row.roles))
    case 'discipline':
      return line(row.disciplineName)
    case 'email':
      return line(row.email)
    case 'phone':
      return line(row.phone)
    case 'signIn':
      return <SignInCell row={row} now={now} isCurrent={isCurrent} />
    case 'title':
      return line(row.title)
    case 'staffId':
      return line(row.staffId)
    case 'tier':
      return line(row.compensationTierName)
    case 'registration':
      return line(row.registrationNumber)
    case 'registrationExpires':
      return <LicenceEnd row={row} now={now} />
    case 'status':
      return line(words.statusNames[row.status])
  }
}
