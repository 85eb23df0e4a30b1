import { Modal } from '@mantine/core'
import type { JSX } from 'react'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { accountText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import { LoadedAccount } from './LoadedAccount.tsx'
import { useAccount } from './useAccount.ts'

/** What the Account modal shows of one person, from the first moment on. */
export function AccountPanel({ userId }: { readonly userId: string }): JSX.Element {
  const { loaded, drafts, reload, show } = useAccount(userId)
  if (loaded.state === 'ready' && drafts !== undefined) {
    return <LoadedAccount account={loaded.data} drafts={drafts} onSaved={show} />
  }
  return (
    <>
      <div className={classes['head']}>
        <Modal.Title fw={600} fz="lg">
          {loaded.state === 'failed' ? words.loadFailed : words.loading}
        </Modal.Title>
        <div className={classes['acts']}>
          <Modal.CloseButton aria-label={words.close} />
        </div>
      </div>
      {loaded.state === 'failed' ? (
        <LoadFailed error={loaded.error} onRetry={reload} />
      ) : (
        <Waiting p="lg" label={words.loading} heading={320} widths={[480, 420]} />
      )}
    </>
  )
}
