import { UnstyledButton } from '@mantine/core'
import { IconFirstAidKit, IconLifebuoy } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { emergencyText } from '#renderer/text/emergency.ts'
import { recoveryWords } from '#renderer/text/start.ts'
import { goToDoor } from './doorStore.ts'
import classes from './frame.module.css'
import { PcNotices } from './PcNotices.tsx'

/** Under the sign-in and the lock: what holds for this PC, and the ways in for when nobody can sign in. */
export function SignInFooter({ start }: { readonly start: OutputOf<'start.get'> }): JSX.Element {
  return (
    <>
      <PcNotices start={start} />
      {start.stage === 'passwordNeeded' && (
        <UnstyledButton className={classes['door']} onClick={() => goToDoor('recoveryKey')}>
          <IconLifebuoy size={16} aria-hidden="true" />
          {recoveryWords.open}
        </UnstyledButton>
      )}
      <UnstyledButton className={classes['door']} onClick={() => goToDoor('emergency')}>
        <IconFirstAidKit size={16} aria-hidden="true" />
        {emergencyText.door}
      </UnstyledButton>
    </>
  )
}
