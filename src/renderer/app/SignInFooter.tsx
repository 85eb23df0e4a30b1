import { UnstyledButton } from '@mantine/core'
import { IconFirstAidKit, IconLanguage, IconLifebuoy } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { LANGUAGES } from '#shared/domain/languages.ts'
import { emergencyText } from '#renderer/text/emergency.ts'
import { frameText } from '#renderer/text/frame.ts'
import { useLanguage } from '#renderer/text/language.ts'
import { recoveryWords } from '#renderer/text/start.ts'
import { goToDoor } from './doorStore.ts'
import { useDesk } from './deskStore.ts'
import { chooseLanguage } from './followLanguage.ts'
import classes from './frame.module.css'
import { PcNotices } from './PcNotices.tsx'

/** Under the sign-in and the lock: what holds for this PC, and the ways in for when nobody can sign in. */
export function SignInFooter({ start }: { readonly start: OutputOf<'start.get'> }): JSX.Element {
  const { language } = useLanguage()
  // Behind the lock the screens speak the language of whoever locked them.
  const isOpenToAll = useDesk(({ session }) => session?.person?.language ?? null) === null
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
      {LANGUAGES.filter((one) => isOpenToAll && one !== language).map((one) => (
        <UnstyledButton
          key={one}
          lang={one}
          className={classes['door']}
          onClick={() => void chooseLanguage(one)}
        >
          <IconLanguage size={16} aria-hidden="true" />
          {frameText.languages[one]}
        </UnstyledButton>
      ))}
    </>
  )
}
