import { useState, type SyntheticEvent } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { FailureOf, InputOf } from '#shared/contract/index.ts'
import { type Fields, problemText, useFields } from '#renderer/components/useFields.ts'
import { request } from '#renderer/transport/client.ts'

const addressSchema = requiredLineSchema(300)
type Route = 'sync.createAccount' | 'sync.changeHub'
type Values = InputOf<Route>

/** The form of where a clinic's account is to be, and how it is sent. */
export type HubForm = {
  readonly fields: Fields<Values>
  readonly isBusy: boolean
  readonly problem: FailureOf<Route> | undefined
  readonly submit: (event: SyntheticEvent<HTMLFormElement>) => Promise<void>
}

/** @param address what stands in the field at first @param onDone called once the account is there */
export function useHubForm(route: Route, address: string, onDone: () => void): HubForm {
  const fields = useFields<Values>({ address, registrationCode: '' }, (typed) => ({
    address: problemText(addressSchema, typed.address),
  }))
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<FailureOf<Route>>()
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(event.currentTarget)) return
    setBusy(true)
    const answer = await request(route, fields.values)
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.error)
    if (answer.ok) onDone()
  }
  return { fields, isBusy, problem, submit }
}
