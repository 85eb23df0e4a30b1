import { Button, Text } from '@mantine/core'
import type { JSX } from 'react'
import { mfaText as words } from '#renderer/text/mfa.ts'
import type { Account } from './accountFields.ts'
import { openLayer, useAccountStore } from './accountStore.ts'
import { MfaResetModal } from './MfaResetModal.tsx'

/** Somebody else's second factor: "Reset MFA", for a lost phone. */
export function MfaOfOther({ account }: { readonly account: Account }): JSX.Element | null {
  const layer = useAccountStore((state) => state.layer)
  if (!account.may.resetMfa) {
    const why = account.roles.includes('owner') ? words.onlyOwners : words.notAllowed
    return account.mfa.isOn ? <Text c="dimmed">{why}</Text> : null
  }
  return (
    <>
      {account.mfa.isOn && (
        <Button variant="default" mt="xs" onClick={() => openLayer('mfaReset')}>
          {words.reset}
        </Button>
      )}
      <MfaResetModal account={account} isOpen={layer === 'mfaReset'} />
    </>
  )
}
