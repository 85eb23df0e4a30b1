import { Button, Text } from '@mantine/core'
import type { JSX } from 'react'
import { setUpFieldText as words } from '#renderer/text/setUpLike.ts'
import type { Account } from './accountFields.ts'
import classes from './account.module.css'
import { dropOffer, openLayer, useAccountStore } from './accountStore.ts'

/** Right after "Save & Continue": a colleague's set-up for somebody new, for whoever may give roles. */
export function SetUpOffer({ account }: { readonly account: Account }): JSX.Element | null {
  const isNew = useAccountStore((state) => state.isNew)
  if (!isNew || !account.may.setRoles) return null
  return (
    <div className={classes['offer']}>
      <Text flex={1}>
        <bdi>{words.offer(account.profile.firstName)}</bdi> {words.offerExplained}
      </Text>
      <Button variant="light" size="xs" onClick={() => openLayer('setUpLike')}>
        {words.open}
      </Button>
      <Button variant="subtle" color="gray" size="xs" onClick={dropOffer}>
        {words.notNow}
      </Button>
    </div>
  )
}
