import { Menu, UnstyledButton } from '@mantine/core'
import { IconLanguage, IconLogout, IconSwitchHorizontal, IconUserCircle } from '@tabler/icons-react'
import { useRef, type JSX } from 'react'
import { LANGUAGES, type Language } from '#shared/domain/languages.ts'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import { openAccount } from '#renderer/features/users/index.ts'
import { frameText } from '#renderer/text/frame.ts'
import { roleNames } from '#renderer/text/index.ts'
import { useLanguage } from '#renderer/text/language.ts'
import { request } from '#renderer/transport/client.ts'
import { takeSession } from './deskStore.ts'
import { chooseLanguage } from './followLanguage.ts'
import { forgetPage } from './pageStore.ts'
import type { Person } from './person.ts'
import { switchPerson } from './switchPerson.ts'
import classes from './frame.module.css'

async function signOut(): Promise<void> {
  if (!(await askToDiscard())) return
  const answer = await request('identity.signOut', {})
  if (!answer.ok) return
  forgetPage()
  takeSession(answer.data)
}

/** Screens are made anew in the other language: what is unsaved is asked for first. */
async function changeLanguage(language: Language): Promise<void> {
  if (await askToDiscard()) await chooseLanguage(language)
}

/** The initials of the person at the desk, with their account and the way out. */
export function PersonMenu({ person }: { readonly person: Person }): JSX.Element {
  const { language } = useLanguage()
  const button = useRef<HTMLButtonElement>(null)
  const { userId, firstName, lastName, title, roles } = person
  const detail = title === '' ? roles.map((role) => roleNames[role]).join(', ') : title
  return (
    <Menu position="bottom-end" width={220} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton
          ref={button}
          className={classes['person']}
          aria-label={frameText.personMenu(`${firstName} ${lastName}`.trim())}
        >
          <InitialsMark id={userId} firstName={firstName} lastName={lastName} size={32} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes['personCard']}>
          <PersonName firstName={firstName} lastName={lastName} isStrong />
          <span className={classes['dim']}>{detail}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCircle size={16} aria-hidden="true" />}
          onClick={() => {
            // The modal gives the focus back to where it was, and the menu is gone by then.
            button.current?.focus()
            openAccount(userId, 'account')
          }}
        >
          {frameText.accountSettings}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSwitchHorizontal size={16} aria-hidden="true" />}
          onClick={() => void switchPerson()}
        >
          {frameText.switchPerson}
        </Menu.Item>
        {LANGUAGES.filter((one) => one !== language).map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            leftSection={<IconLanguage size={16} aria-hidden="true" />}
            onClick={() => void changeLanguage(one)}
          >
            {frameText.languages[one]}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => void signOut()}>
          {frameText.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
