import { describe, expect, it } from 'vitest'
import { chooseScreen } from './chooseScreen.ts'

const base = { isSettingUp: false, hasSheet: false, door: null }
const open = { stage: 'open' } as const

describe('the screen that shows', () => {
  it('waits until both answers are there', () => {
    expect(chooseScreen({ ...base, start: open, session: null })).toBe('waiting')
    expect(chooseScreen({ ...base, start: null, session: { state: 'active' } })).toBe('waiting')
  })

  it('shows the sheet of a PC that joined, then the wait for its data, before anybody signs in', () => {
    const coming = { ...base, start: { ...open, isJoining: true }, session: { state: 'none' } } as const
    expect(chooseScreen({ ...coming, hasSheet: true, hasJoined: true })).toBe('joinSheet')
    expect(chooseScreen(coming)).toBe('joining')
    expect(chooseScreen({ ...coming, start: open, hasSheet: true, hasJoined: true })).toBe('joinSheet')
    expect(chooseScreen({ ...coming, start: open })).toBe('signIn')
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
    expect(chooseScreen({ ...base, start: open, session: { state: 'locked' }, hasSheet: true })).toBe(
      'locked',
    )
  })

  it('asks for the code after the password, and for a required factor before the desk (product 32, 35)', () => {
    expect(chooseScreen({ ...base, start: open, session: { state: 'needsCode' } })).toBe('code')
    expect(chooseScreen({ ...base, start: open, session: { state: 'mustEnrolMfa' } })).toBe('enrolMfa')
    expect(chooseScreen({ ...base, start: open, session: { state: 'needsCode' }, hasSheet: true })).toBe(
      'code',
    )
  })

  it('shows the emergency view by itself', () => {
    expect(chooseScreen({ ...base, start: open, session: { state: 'emergency' } })).toBe('emergency')
  })

  it('offers its doors to nobody who is at the desk, and the recovery key only where a password is needed', () => {
    const emergency = { ...base, start: open, door: 'emergency' } as const
    expect(chooseScreen({ ...emergency, session: { state: 'none' } })).toBe('emergencyDoor')
    expect(chooseScreen({ ...emergency, session: { state: 'locked' } })).toBe('emergencyDoor')
    expect(chooseScreen({ ...emergency, session: { state: 'active' } })).toBe('desk')
    expect(chooseScreen({ ...emergency, session: { state: 'emergency' } })).toBe('emergency')
    const byKey = { ...base, session: { state: 'none' }, door: 'recoveryKey' } as const
    expect(chooseScreen({ ...byKey, start: open })).toBe('signIn')
    expect(chooseScreen({ ...byKey, start: { stage: 'passwordNeeded' } })).toBe('recoveryKeyDoor')
    expect(chooseScreen({ ...byKey, start: { stage: 'recovery' } })).toBe('recovery')
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
