import { Button, Group, Text } from '@mantine/core'
import type { JSX } from 'react'
import { isAbout, useLoaded } from '#renderer/components/useLoaded.ts'
import { mfaText as words } from '#renderer/text/mfa.ts'
import type { Account } from './accountFields.ts'
import { openLayer, useAccountStore } from './accountStore.ts'
import { MfaCodesModal } from './MfaCodesModal.tsx'
import { MfaRemoveModal } from './MfaRemoveModal.tsx'
import { MfaSetUpModal } from './MfaSetUpModal.tsx'

/** One's own second factor: set it up, new recovery codes, remove it. */
export function MfaOfOwn({ account }: { readonly account: Account }): JSX.Element {
  const layer = useAccountStore((state) => state.layer)
  const { loaded } = useLoaded('mfa.get', {}, { when: isAbout(account.userId) })
  const { isOn, isRequired } = account.mfa
  return (
    <>
      {!isOn && !isRequired && <Text c="dimmed">{words.ownOff}</Text>}
      {isOn && (
        <Text c="dimmed">
          {loaded.state === 'ready' ? words.codesLeft(loaded.data.recoveryCodesLeft) : ' '}
        </Text>
      )}
      <Group gap="xs" mt="xs">
        {!isOn && (
          <Button variant="default" onClick={() => openLayer('mfaSetUp')}>
            {words.setUp}
          </Button>
        )}
        {isOn && (
          <Button variant="default" onClick={() => openLayer('mfaCodes')}>
            {words.newCodes}
          </Button>
        )}
        {isOn && !isRequired && (
          <Button variant="default" c="var(--mantine-color-error)" onClick={() => openLayer('mfaRemove')}>
            {words.remove}
          </Button>
        )}
      </Group>
      {isOn && isRequired && (
        <Text c="dimmed" mt="xs" maw={520}>
          {words.whyNoRemove}
        </Text>
      )}
      <MfaSetUpModal account={account} isOpen={layer === 'mfaSetUp'} />
      <MfaCodesModal account={account} isOpen={layer === 'mfaCodes'} />
      <MfaRemoveModal isOpen={layer === 'mfaRemove'} />
    </>
  )
}
