import { Checkbox } from '@mantine/core'
import type { JSX } from 'react'
import { isOwnChoiceOnly, NOTIFICATION_TOPICS } from '#shared/domain/notifications.ts'
import { notificationsText as words } from '#renderer/text/account.ts'
import classes from './account.module.css'
import { FieldSection } from './FieldSection.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = { readonly form: AccountForm }

/** "Email Notification Settings": one check box per kind of mail. */
export function NotificationsField({ form }: Props): JSX.Element {
  const { account, fields } = form
  const isOneself = account.may.changeOwnPassword
  return (
    <FieldSection label={words.label} problem={form.problems.of('notifications')}>
      <div className={classes['choices']}>
        {NOTIFICATION_TOPICS.map((topic) => {
          const isClosed = isOwnChoiceOnly(topic) && !isOneself
          return (
            <Checkbox
              key={topic}
              label={words.topics[topic]}
              description={isClosed ? words.ownChoiceOnly : undefined}
              checked={fields.values[topic]}
              disabled={isClosed || !account.may.editAccount}
              onChange={(event) => form.set(topic, event.currentTarget.checked)}
            />
          )
        })}
      </div>
    </FieldSection>
  )
}
