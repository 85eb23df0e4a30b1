import { useRef, useState, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { lineSchema, requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import {
  type FieldChecks,
  isNumberOrNull,
  isText,
  isTextOrNull,
  isYesOrNo,
} from '#renderer/components/drafts.ts'
import { fieldErrors, problemText } from '#renderer/components/useFields.ts'
import { type KeptFields, useKeptFields } from '#renderer/components/useKeptFields.ts'
import { failureText } from '#renderer/text/problems.ts'
import { servicesText as words } from '#renderer/text/services.ts'
import { request } from '#renderer/transport/client.ts'

export type Service = OutputOf<'services.list'>['services'][number]

/** What the form holds; null where nothing is typed or chosen. */
export type ServiceValues = {
  readonly name: string
  readonly disciplineId: string | null
  readonly compensationTierId: string | null
  readonly durationMinutes: number | null
  readonly feeCents: number | null
  readonly code: string
  readonly isBillable: boolean
  readonly isTaxable: boolean
}

const NEW: ServiceValues = {
  name: '',
  disciplineId: null,
  compensationTierId: null,
  durationMinutes: 45,
  feeCents: null,
  code: '',
  isBillable: true,
  isTaxable: false,
}
/** The key of what is typed and not saved. */
export const SERVICE_FORM = 'service'
const checks: FieldChecks<ServiceValues> = {
  name: isText,
  disciplineId: isTextOrNull,
  compensationTierId: isTextOrNull,
  durationMinutes: isNumberOrNull,
  feeCents: isNumberOrNull,
  code: isText,
  isBillable: isYesOrNo,
  isTaxable: isYesOrNo,
}
const nameSchema = requiredLineSchema(120)
const codeSchema = lineSchema(40)

const valuesOf = ({
  serviceId: _id,
  isCurrent: _is,
  disciplineName: _d,
  ...rest
}: Service): ServiceValues => {
  const { compensationTierName: _t, ...values } = rest
  return values
}

function check({ name, code, durationMinutes, feeCents }: ServiceValues): {
  readonly [K in keyof ServiceValues]?: string | undefined
} {
  const isLength = durationMinutes !== null && Number.isInteger(durationMinutes)
  const isRight = isLength && durationMinutes >= 1 && durationMinutes <= 1440
  return {
    name: problemText(nameSchema, name),
    code: problemText(codeSchema, code),
    durationMinutes: isRight ? undefined : words.durationHint,
    feeCents: feeCents === null ? words.feeMissing : undefined,
  }
}

export type ServiceForm = {
  readonly fields: KeptFields<ServiceValues>
  readonly form: RefObject<HTMLFormElement | null>
  readonly save: () => Promise<void>
  readonly isBusy: boolean
  readonly problem: AppFailure | undefined
}

/** The form of one service, or of a new one. */
export function useServiceForm(service: Service | undefined, onSaved: () => void): ServiceForm {
  const form = useRef<HTMLFormElement>(null)
  const [given] = useState(service === undefined ? NEW : valuesOf(service))
  const draftKey = service === undefined ? SERVICE_FORM : `${SERVICE_FORM}:${service.serviceId}`
  const fields = useKeptFields<ServiceValues>({ key: SERVICE_FORM, draftKey, given, check, checks })
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const save = async (): Promise<void> => {
    const { durationMinutes, feeCents, ...rest } = fields.values
    if (!fields.validate(form.current) || durationMinutes === null || feeCents === null) return
    const input = { ...rest, durationMinutes, feeCents }
    setBusy(true)
    setProblem(undefined)
    const answer = await (service === undefined
      ? request('services.add', input)
      : request('services.save', { ...input, serviceId: service.serviceId }))
    setBusy(false)
    if (answer.ok) {
      fields.accept(fields.values)
      return onSaved()
    }
    if (answer.error.code === 'NAME_TAKEN') return fields.refuse({ name: failureText(answer.error) })
    setProblem(answer.error)
    fields.refuse(fieldErrors(answer.error))
  }
  return { fields, form, save, isBusy, problem }
}
