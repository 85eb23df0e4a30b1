import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { isThisPc, MAIL_SECURITIES, type MailSecurity } from '#shared/domain/mail.ts'
import { requiredEmailSchema, requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { fieldErrors, type Fields, problemText, useFields } from '#renderer/components/useFields.ts'
import { mailText } from '#renderer/text/mail.ts'
import { request } from '#renderer/transport/client.ts'

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
  readonly fields: Fields<MailValues>
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
  const fields = useFields<MailValues>(valuesOf(loaded), check)
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const { isDirty, discard, values } = fields
  useEffect(() => {
    registerUnsaved('settings:mail', isDirty, { discard })
    return () => registerUnsaved('settings:mail', false)
  }, [isDirty, discard])

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
