import { describe, expect, it } from 'vitest'
import { chooseScreen } from './chooseScreen.ts'

const base = { isSettingUp: false, hasSheet: false }
const open = { stage: 'open' } as const

describe('the screen that shows', () => {
  it('waits until both answers are there', () => {
    expect(chooseScreen({ ...base, start: open, session: null })).toBe('waiting')
    expect(chooseScreen({ ...base, start: null, session: { state: 'active' } })).toBe('waiting')
  })

  it('follows the stage before the session', () => {
    expect(chooseScreen({ ...base, start: { stage: 'recovery' }, session: { state: 'active' } })).toBe(
      'recovery',
    )
    expect(chooseScreen({ ...base, start: { stage: 'firstRun' }, session: { state: 'active' } })).toBe(
      'firstRun',
    )
  })

  it('never shows the desk or a recovery key behind a lock', () => {
    expect(chooseScreen({ ...base, start: open, session: { state: 'locked' } })).toBe('locked')
    expect(
      chooseScreen({ start: open, session: { state: 'locked' }, isSettingUp: false, hasSheet: true }),
    ).toBe('locked')
  })

  it('asks for the code after the password, and for a required factor before the desk (product 32, 35)', () => {
    expect(chooseScreen({ ...base, start: open, session: { state: 'needsCode' } })).toBe('code')
    expect(chooseScreen({ ...base, start: open, session: { state: 'mustEnrolMfa' } })).toBe('enrolMfa')
    expect(
      chooseScreen({ start: open, session: { state: 'needsCode' }, isSettingUp: false, hasSheet: true }),
    ).toBe('code')
  })

  it('shows the emergency view by itself', () => {
    expect(chooseScreen({ ...base, start: open, session: { state: 'emergency' } })).toBe('emergency')
  })

  it('asks for an own password before any other screen', () => {
    expect(chooseScreen({ ...base, start: open, session: { state: 'mustChangePassword' } })).toBe(
      'changePassword',
    )
  })

  it('stays with the first run while a clinic is being made, then shows its sheet', () => {
    expect(chooseScreen({ ...base, isSettingUp: true, start: open, session: { state: 'none' } })).toBe(
      'firstRun',
    )
    expect(chooseScreen({ ...base, hasSheet: true, start: open, session: { state: 'active' } })).toBe('sheet')
    expect(chooseScreen({ ...base, start: open, session: { state: 'active' } })).toBe('desk')
  })
})
