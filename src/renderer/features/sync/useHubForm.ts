import { useState, type SyntheticEvent } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { FailureOf, InputOf } from '#shared/contract/index.ts'
import { type FieldChecks, isText } from '#renderer/components/drafts.ts'
import { problemText } from '#renderer/components/useFields.ts'
import { type KeptFields, useKeptFields } from '#renderer/components/useKeptFields.ts'
import { request } from '#renderer/transport/client.ts'

const addressSchema = requiredLineSchema(300)
type Route = 'sync.createAccount' | 'sync.changeHub'
type Values = InputOf<Route>

const KEY = 'settings:hub'
const checks: FieldChecks<Values> = { address: isText, registrationCode: isText }
/** The word by which a hub lets a clinic in is nobody else's to read. */
const SECRET = ['registrationCode'] as const
const check = ({ address }: Values): { address?: string | undefined } => ({
  address: problemText(addressSchema, address),
})

/** The form of where a clinic's account is to be, and how it is sent. */
export type HubForm = {
  readonly fields: KeptFields<Values>
  readonly isBusy: boolean
  readonly problem: FailureOf<Route> | undefined
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => Promise<void>
}

/** @param address what stands in the field at first @param onDone called once the account is there */
export function useHubForm(route: Route, address: string, onDone: () => void): HubForm {
  const fields = useKeptFields<Values>({
    key: KEY,
    draftKey: `${KEY}:${route}`,
    given: { address, registrationCode: '' },
    check,
    checks,
    never: SECRET,
  })
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<FailureOf<Route>>()
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(event.currentTarget)) return
    setBusy(true)
    const answer = await request(route, fields.values)
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.error)
    if (!answer.ok) return
    fields.accept({ ...fields.values, registrationCode: '' })
    onDone()
  }
  return { fields, isBusy, problem, submit }
}
