import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { identityText } from '#renderer/text/identity.ts'
import { roleNames } from '#renderer/text/index.ts'
import classes from './identity.module.css'

type SignIn = OutputOf<'start.get'>['sampleSignIns'][number]
type Props = { readonly signIns: readonly SignIn[]; readonly onChoose: (signIn: SignIn) => void }

function byRole(signIns: readonly SignIn[]): (readonly [SignIn['role'], readonly SignIn[]])[] {
  const roles = [...new Set(signIns.map(({ role }) => role))]
  return roles.map((role) => [role, signIns.filter((signIn) => signIn.role === role)])
}

function Choice({ signIn, onChoose }: { readonly signIn: SignIn } & Pick<Props, 'onChoose'>): JSX.Element {
  return (
    <UnstyledButton className={classes['choice']} onClick={() => onChoose(signIn)}>
      <bdi className={classes['choiceName']}>{signIn.name}</bdi>
      <span className={classes['choiceDetail']}>
        {identityText.sampleDetail(roleNames[signIn.role], signIn.email)}
      </span>
    </UnstyledButton>
  )
}

function RoleGroup(props: {
  readonly role: SignIn['role']
  readonly signIns: readonly SignIn[]
  readonly onChoose: Props['onChoose']
}): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const [first, ...others] = props.signIns
  return (
    <li>
      {first !== undefined && <Choice signIn={first} onChoose={props.onChoose} />}
      {others.length > 0 && (
        <UnstyledButton
          className={classes['more']}
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          <IconChevronRight size={14} aria-hidden="true" data-open={isOpen} />
          {identityText.moreOfRole(others.length, roleNames[props.role])}
        </UnstyledButton>
      )}
      {isOpen &&
        others.map((signIn) => <Choice key={signIn.email} signIn={signIn} onChoose={props.onChoose} />)}
    </li>
  )
}

/** The sign-ins of the sample clinic, one of each role in sight; choosing one fills the form. */
export function SampleSignIns({ signIns, onChoose }: Props): JSX.Element {
  const password = signIns[0]?.password
  return (
    <section className={classes['sample']}>
      <h2 className={classes['sampleTitle']}>{identityText.sampleTitle}</h2>
      <p className={classes['sampleText']}>{identityText.sampleExplained}</p>
      {password !== undefined && (
        <p className={classes['sampleText']}>{identityText.samplePassword(password)}</p>
      )}
      <ul className={classes['roles']}>
        {byRole(signIns).map(([role, group]) => (
          <RoleGroup key={role} role={role} signIns={group} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  )
}
