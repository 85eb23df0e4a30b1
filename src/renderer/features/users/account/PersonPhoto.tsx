import type { JSX } from 'react'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { accountText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import type { Account } from './accountFields.ts'
import { usePhotoUrl, useStoredPhoto } from './usePhoto.ts'

type Props = { readonly account: Account; readonly size: number }

/** The stored photo of somebody, or their initials. */
export function PersonPhoto({ account, size }: Props): JSX.Element {
  const { firstName, lastName, hasPhoto } = account.profile
  const url = usePhotoUrl(useStoredPhoto(account.userId, hasPhoto, account.version))
  if (url === undefined) {
    return <InitialsMark id={account.userId} firstName={firstName} lastName={lastName} size={size} />
  }
  return (
    <img
      src={url}
      alt={words.photoOf(`${firstName} ${lastName}`)}
      width={size}
      height={size}
      className={classes['photo']}
    />
  )
}
