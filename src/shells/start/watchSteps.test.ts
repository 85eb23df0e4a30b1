import { describe, expect, it } from 'vitest'
import { nextStep } from './watchSteps.ts'
import type { Watched } from './watchSteps.ts'

const running: Watched = { built: 'one', started: 'one', isRunning: true, askedFor: undefined }

describe('nextStep', () => {
  it('starts the first program that is built, and nothing before', () => {
    const before: Watched = { built: undefined, started: undefined, isRunning: false, askedFor: undefined }
    expect(nextStep(before)).toBe('wait')
    expect(nextStep({ ...before, built: 'one' })).toBe('start')
  })

  it('leaves a program alone whose build came out the same', () => {
    expect(nextStep(running)).toBe('wait')
  })

  it('asks the running program once to give way to a new one, then starts that', () => {
    const changed = { ...running, built: 'two' }
    expect(nextStep(changed)).toBe('end')
    expect(nextStep({ ...changed, askedFor: 'two' })).toBe('wait')
    expect(nextStep({ ...changed, askedFor: 'two', isRunning: false })).toBe('start')
  })

  it('asks again for the next change where the program stayed', () => {
    expect(nextStep({ ...running, built: 'three', askedFor: 'two' })).toBe('end')
  })

  it('does not start a program again that ended by itself', () => {
    expect(nextStep({ ...running, isRunning: false })).toBe('wait')
  })
})
