import { Text, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconCircle } from '@tabler/icons-react'
import type { JSX } from 'react'
import { passwordText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import type { PasswordRule } from './passwordRules.ts'

type Props = { readonly rules: readonly PasswordRule[]; readonly id: string }

/** What a password still lacks, while it is typed. */
export function PasswordRules({ rules, id }: Props): JSX.Element {
  return (
    <ul className={classes['list']} id={id}>
      {rules.map(({ text, isMet }) => (
        <Text key={text} component="li" c="dimmed" className={classes['rule'] ?? ''}>
          {isMet ? (
            <IconCheck size={14} aria-hidden="true" color="var(--anteroom-green)" />
          ) : (
            <IconCircle size={14} aria-hidden="true" />
          )}
          {text}
          <VisuallyHidden>{`, ${isMet ? words.ruleMet : words.ruleNotMet}`}</VisuallyHidden>
        </Text>
      ))}
    </ul>
  )
}
