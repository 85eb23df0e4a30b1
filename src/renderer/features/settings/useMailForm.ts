import { useRef, useState, type FormEvent, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { isThisPc, MAIL_SECURITIES, type MailSecurity } from '#shared/domain/mail.ts'
import { requiredEmailSchema, requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { type FieldChecks, isText, isYesOrNo } from '#renderer/components/drafts.ts'
import { fieldErrors, problemText } from '#renderer/components/useFields.ts'
import { type KeptFields, useKeptFields } from '#renderer/components/useKeptFields.ts'
import { mailText } from '#renderer/text/mail.ts'
import { request } from '#renderer/transport/client.ts'
import { settingsKey } from './useClinicForm.ts'

type Loaded = OutputOf<'mail.getServer'>

const USUAL_PORTS: Readonly<Record<MailSecurity, number>> = { startTls: 587, tls: 465, none: 25 }

function valuesOf({ server, suggestedSenderName }: Loaded) {
  const security: MailSecurity = server?.security ?? 'startTls'
  return {
    host: server?.host ?? '',
    port: server?.port ?? USUAL_PORTS.startTls,
    security,
    isOpenWayAccepted: server?.isOpenWayAccepted ?? false,
    user: server?.user ?? '',
    /** What was typed to replace the kept one; never filled from outside. */
    password: '',
    senderName: server?.senderName ?? suggestedSenderName,
    senderAddress: server?.senderAddress ?? '',
  }
}
export type MailValues = ReturnType<typeof valuesOf>

const checks: FieldChecks<MailValues> = {
  host: isText,
  port: (value): value is number => typeof value === 'number',
  security: (value): value is MailSecurity => MAIL_SECURITIES.some((one) => one === value),
  isOpenWayAccepted: isYesOrNo,
  user: isText,
  password: isText,
  senderName: isText,
  senderAddress: isText,
}
const NEVER_KEPT = ['password'] as const

/** True where the way to the server would be open, and the server is another machine. */
export function isOpenWay({ security, host }: MailValues): boolean {
  return security === 'none' && !isThisPc(host.trim())
}

const check = (values: MailValues): { readonly [K in keyof MailValues]?: string | undefined } => ({
  host: problemText(requiredLineSchema(253), values.host),
  port:
    Number.isInteger(values.port) && values.port >= 1 && values.port <= 65_535
      ? undefined
      : mailText.portProblem,
  isOpenWayAccepted: isOpenWay(values) && !values.isOpenWayAccepted ? mailText.openWayNeeded : undefined,
  senderName: problemText(requiredLineSchema(120), values.senderName),
  senderAddress: problemText(requiredEmailSchema, values.senderAddress),
})

/** The form's names of what the main process refused, in the form's own words where it knows better. */
function refusalsOf(error: AppFailure, hasPassword: boolean): Record<string, string> {
  const entries = Object.entries(fieldErrors(error)).map(([path, text]): [string, string] => {
    const name = path.replace(/^server\./, '')
    return [name, name === 'password' && hasPassword ? mailText.passwordAgain : text]
  })
  return Object.fromEntries(entries)
}

export type MailForm = {
  readonly fields: KeptFields<MailValues>
  readonly form: RefObject<HTMLFormElement | null>
  readonly submit: (event: FormEvent) => void
  /** Chooses how the way is closed; a port that is usual for the one before follows. */
  readonly choose: (security: string | null) => void
  readonly isBusy: boolean
  readonly isSaved: boolean
  readonly hasPassword: boolean
  readonly problem: AppFailure | undefined
}

/** The form of Settings > Mail. */
export function useMailForm(loaded: Loaded, onSaved: () => void): MailForm {
  const form = useRef<HTMLFormElement>(null)
  const key = settingsKey('mail')
  const given = valuesOf(loaded)
  const fields = useKeptFields<MailValues>({ key, draftKey: key, given, check, checks, never: NEVER_KEPT })
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const { values } = fields
  const save = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    setBusy(true)
    setProblem(undefined)
    const { password, ...rest } = values
    const server = { ...rest, isOpenWayAccepted: isOpenWay(values) && values.isOpenWayAccepted }
    const answer = await request('mail.saveServer', { server, password: password === '' ? null : password })
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.error)
      fields.refuse(refusalsOf(answer.error, loaded.hasPassword))
      return
    }
    fields.accept({ ...values, password: '' })
    setSaved(true)
    onSaved()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  const choose = (name: string | null): void => {
    const security = MAIL_SECURITIES.find((one) => one === name)
    if (security === undefined) return
    if (values.port === USUAL_PORTS[values.security]) fields.set('port', USUAL_PORTS[security])
    fields.set('security', security)
  }
  return { fields, form, submit, choose, isBusy, isSaved, hasPassword: loaded.hasPassword, problem }
}
