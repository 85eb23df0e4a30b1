import { Text } from '@mantine/core'
import type { JSX, KeyboardEvent } from 'react'
import type { Loaded } from '#renderer/components/useLoaded.ts'
import { clinicFieldsText as words } from '#renderer/text/account.ts'
import type { Account } from './accountFields.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { FieldSection } from './FieldSection.tsx'
import { MfaField } from './MfaField.tsx'
import { NotificationsField } from './NotificationsField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { PlacementField } from './PlacementField.tsx'
import { RegistrationField } from './RegistrationField.tsx'
import { RolesField } from './RolesField.tsx'
import { SignInLock } from './SignInLock.tsx'
import { StaffIdField } from './StaffIdField.tsx'
import { StatusField } from './StatusField.tsx'
import type { AccountForm } from './useAccountForm.ts'

type Props = {
  readonly form: AccountForm
  readonly clients: Loaded<'users.listClients'>
  /** Shows an account that was changed outside of "Save". */
  readonly onSaved: (account: Account) => void
}

/** The tab "Account", in the order of product.md 13 to 20. Only staff have a licence, a staff ID and roles. */
export function AccountTabPanel({ form, clients, onSaved }: Props): JSX.Element {
  const { account } = form
  const isStaff = account.kind === 'staff'
  const saveOnEnter = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (event.key !== 'Enter' || !isTyping || event.defaultPrevented) return
    event.preventDefault()
    void form.save()
  }
  return (
    <>
      <DraftLine savedAt={form.fields.restoredAt} onDiscard={form.discard} />
      {form.failure !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert" mt="sm">
          {form.failure}
        </Text>
      )}
      <div onKeyDown={saveOnEnter}>
        <StatusField form={form} clients={clients} />
        {isStaff && <RegistrationField form={form} />}
        {account.placement !== null && <PlacementField form={form} onUpgraded={onSaved} />}
        {isStaff && <StaffIdField form={form} />}
        <MfaField account={account} />
        <NotificationsField form={form} />
        {isStaff && <RolesField form={form} />}
        <FieldSection label={words.clinic}>
          <Text>
            <bdi>{account.clinic.name}</bdi>
          </Text>
        </FieldSection>
        <FieldSection label={words.timezone}>
          <Text>{account.clinic.timezone}</Text>
          <Text c="dimmed">{words.followsSettings}</Text>
        </FieldSection>
      </div>
      <SignInLock account={account} />
      <PasswordField account={account} />
    </>
  )
}
