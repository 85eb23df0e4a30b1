import { Checkbox, NumberInput, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { MAIL_SECURITIES } from '#shared/domain/mail.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { mailText } from '#renderer/text/mail.ts'
import { SaveLine } from './SaveLine.tsx'
import classes from './settings.module.css'
import { isOpenWay, type MailForm } from './useMailForm.ts'

type Props = { readonly mail: MailForm }
type TextName = 'host' | 'user' | 'password' | 'senderName' | 'senderAddress'

function textFieldsOf({ fields }: MailForm): (name: TextName) => {
  name: TextName
  value: string
  error: string | undefined
  onBlur: () => void
  onChange: (event: { currentTarget: { value: string } }) => void
} {
  return (name) => ({
    name,
    value: fields.values[name],
    error: fields.error(name),
    onBlur: () => fields.leave(name),
    onChange: (event) => fields.set(name, event.currentTarget.value),
  })
}

function Way({ mail }: Props): JSX.Element {
  const { fields } = mail
  const field = textFieldsOf(mail)
  const { security } = fields.values
  return (
    <>
      <div className={classes['hostAndPort']}>
        <TextInput
          label={mailText.host}
          required
          spellCheck={false}
          description={mailText.hostHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...field('host')}
        />
        <NumberInput
          label={mailText.port}
          name="port"
          required
          hideControls
          min={1}
          max={65_535}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={fields.values.port}
          error={fields.error('port')}
          onBlur={() => fields.leave('port')}
          onChange={(value) => fields.set('port', typeof value === 'number' ? value : 0)}
        />
      </div>
      <Select
        label={mailText.security}
        name="security"
        required
        w={260}
        allowDeselect={false}
        description={isOpenWay(fields.values) ? undefined : mailText.securityHints[security]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={MAIL_SECURITIES.map((value) => ({ value, label: mailText.securities[value] }))}
        value={security}
        onChange={mail.choose}
      />
      {isOpenWay(fields.values) && (
        <Checkbox
          name="isOpenWayAccepted"
          label={mailText.openWay}
          description={mailText.openWayHint}
          checked={fields.values.isOpenWayAccepted}
          error={fields.error('isOpenWayAccepted')}
          onChange={(event) => fields.set('isOpenWayAccepted', event.currentTarget.checked)}
        />
      )}
    </>
  )
}

/** Server, sign-in and sender of the mail of this PC. */
export function MailServerForm({ mail }: Props): JSX.Element {
  const field = textFieldsOf(mail)
  const { fields, form, submit, isBusy, isSaved, hasPassword, problem } = mail
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="sm">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <Way mail={mail} />
        <div className={classes['halves']}>
          <TextInput
            label={mailText.user}
            spellCheck={false}
            description={mailText.userHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...field('user')}
          />
          <PasswordInput
            label={mailText.password}
            autoComplete="off"
            description={hasPassword ? mailText.passwordKept : mailText.passwordHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            disabled={fields.values.user.trim() === ''}
            {...field('password')}
          />
        </div>
        <div className={classes['halves']}>
          <TextInput label={mailText.senderName} required {...field('senderName')} />
          <TextInput label={mailText.senderAddress} type="email" required {...field('senderAddress')} />
        </div>
        <SaveLine isDirty={fields.isDirty} isBusy={isBusy} isSaved={isSaved} problem={problem} />
      </Stack>
    </form>
  )
}
