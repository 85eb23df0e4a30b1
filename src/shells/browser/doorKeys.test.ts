import { beforeEach, describe, expect, it } from 'vitest'
import { createDoorKeys } from './doorKeys.ts'
import type { DoorKeys } from './doorKeys.ts'

let count: number
let keys: DoorKeys

beforeEach(() => {
  count = 0
  keys = createDoorKeys(4870, () => {
    count += 1
    return `random-${count}`
  })
})

describe('doorKeys', () => {
  it('gives a cookie that scripts and other sites never see', () => {
    expect(keys.redeem(keys.issueToken())).toBe(
      'anteroom_4870=random-2; Path=/link; HttpOnly; SameSite=Strict',
    )
  })

  it('takes a token once', () => {
    const token = keys.issueToken()
    keys.redeem(token)
    expect(keys.redeem(token)).toBeUndefined()
  })

  it('refuses any other text, before and after a token was issued', () => {
    expect(keys.redeem('')).toBeUndefined()
    keys.issueToken()
    for (const text of ['', 'random-2', 'undefined', 'RANDOM-1']) expect(keys.redeem(text)).toBeUndefined()
  })

  it('voids a token that nobody used when it issues the next', () => {
    const first = keys.issueToken()
    const second = keys.issueToken()
    expect(keys.redeem(first)).toBeUndefined()
    expect(keys.redeem(second)).toBeDefined()
  })

  it('finds the seat among other cookies', () => {
    keys.redeem(keys.issueToken())
    expect(keys.seatOf('theme=dark; anteroom_4870=random-2; x=y')).toBe('random-2')
  })

  it.each([
    undefined,
    '',
    'anteroom_4870',
    'anteroom_4870=',
    'anteroom_4870=random-1',
    'anteroom_1=random-2',
  ])('finds no seat in %j', (header) => {
    keys.redeem(keys.issueToken())
    expect(keys.seatOf(header)).toBeUndefined()
  })

  it('keeps two seats apart', () => {
    keys.redeem(keys.issueToken())
    keys.redeem(keys.issueToken())
    expect(keys.seatOf('anteroom_4870=random-2')).toBe('random-2')
    expect(keys.seatOf('anteroom_4870=random-4')).toBe('random-4')
  })
})
