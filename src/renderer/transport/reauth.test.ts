import { afterEach, describe, expect, it } from 'vitest'
import type { Answer, InputOf, RouteName, Transport } from '#shared/contract/index.ts'
import { toAnswer } from './answers.ts'
import { connectClient, request, settleRequests } from './client.ts'
import { answerProof, useReauth } from './reauth.ts'

const NEEDED = { ok: false, error: { code: 'REAUTH_NEEDED', data: { needsCode: true } } }
const DONE = { ok: true, data: {} }

/** A program that answers each route with the next of what it is given. */
function connect(answers: Record<string, unknown[]>): string[] {
  const asked: string[] = []
  const transport: Transport = {
    request: <N extends RouteName>(route: N, _input: InputOf<N>): Promise<Answer<N>> => {
      asked.push(route)
      return Promise.resolve(toAnswer<N>(answers[route]?.shift()))
    },
    subscribe: () => () => undefined,
  }
  connectClient(transport)
  return asked
}
const whenAsked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

afterEach(() => answerProof(false))

describe('a request that needs to know first who is at the desk (A12)', () => {
  it('asks once for requests of the same moment and sends each again', async () => {
    const asked = connect({ 'mfa.begin': [NEEDED, DONE], 'mfa.renewRecoveryCodes': [NEEDED, DONE] })
    const both = Promise.all([request('mfa.begin', {}), request('mfa.renewRecoveryCodes', {})])
    await whenAsked()
    expect(useReauth.getState().asking).toEqual({ needsCode: true })
    answerProof(true)
    expect((await both).map((answer) => answer.ok)).toEqual([true, true])
    expect(asked).toHaveLength(4)
    expect(useReauth.getState().asking).toBeNull()
  })

  it('gives the caller the refusal where the person cancels, and asks anew the next time', async () => {
    const asked = connect({ 'mfa.begin': [NEEDED, NEEDED, DONE] })
    const first = request('mfa.begin', {})
    await whenAsked()
    answerProof(false)
    expect(await first).toEqual(NEEDED)
    const second = request('mfa.begin', {})
    await whenAsked()
    answerProof(true)
    expect((await second).ok).toBe(true)
    expect(asked).toHaveLength(3)
  })

  it('asks once only: a program that still wants proof is answered to the caller', async () => {
    connect({ 'mfa.begin': [NEEDED, NEEDED] })
    const answer = request('mfa.begin', {})
    await whenAsked()
    answerProof(true)
    expect(await answer).toEqual(NEEDED)
    expect(useReauth.getState().asking).toBeNull()
  })

  it('asks for nothing on other answers', async () => {
    connect({ 'mfa.begin': [{ ok: false, error: { code: 'MFA_IS_ON', data: {} } }] })
    expect((await request('mfa.begin', {})).ok).toBe(false)
    expect(useReauth.getState().asking).toBeNull()
  })
})

it('says when every request sent so far has its answer', async () => {
  connect({ 'drafts.save': [DONE] })
  const order: string[] = []
  void request('drafts.save', { key: 'a', value: null }).then(() => order.push('answered'))
  await settleRequests(1000)
  await whenAsked()
  order.push('settled')
  expect(order).toEqual(['answered', 'settled'])
})
