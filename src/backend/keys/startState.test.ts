import { expect, test } from 'vitest'
import { findStartState } from './startState.ts'
import type { StartFacts } from './startState.ts'

const YES_NO = [true, false] as const
const SLOTS = ['ok', 'absent', 'damaged', 'newer'] as const
const STORES = ['keyOk', 'keyWrong', 'keyMissing', 'storeUnavailable', 'noDriver'] as const

function allFacts(): StartFacts[] {
  const facts: StartFacts[] = []
  for (const database of YES_NO)
    for (const wal of YES_NO)
      for (const bundle of YES_NO)
        for (const marker of YES_NO)
          for (const hubEnrolment of YES_NO)
            for (const slots of SLOTS)
              for (const store of STORES)
                for (const needsPassword of slots === 'ok' ? YES_NO : ([false] as const))
                  for (const backupKeys of YES_NO)
                    facts.push({
                      database,
                      wal,
                      bundle,
                      marker,
                      hubEnrolment,
                      slots,
                      store,
                      needsPassword,
                      backupKeys,
                    })
  return facts
}

const NOTHING: StartFacts = {
  database: false,
  wal: false,
  bundle: false,
  marker: false,
  hubEnrolment: false,
  slots: 'absent',
  store: 'keyMissing',
  needsPassword: false,
  backupKeys: false,
}

test('says first run for exactly one of all facts', () => {
  const facts = allFacts()
  const firstRuns = facts.filter((one) => findStartState(one).kind === 'firstRun')
  console.log(`K2 pure: ${facts.length} facts, ${firstRuns.length} first run`)
  expect(firstRuns).toEqual([NOTHING])
})

test('opens only where database, slots and key are all there', () => {
  for (const facts of allFacts().filter((one) => findStartState(one).kind === 'open')) {
    expect(facts).toMatchObject({ database: true, slots: 'ok', store: 'keyOk', needsPassword: false })
  }
})

test('asks for a password only where the data is here and this PC’s own key fits', () => {
  const asking = allFacts().filter((one) => findStartState(one).kind === 'passwordNeeded')
  expect(asking.length).toBeGreaterThan(0)
  for (const facts of asking)
    expect(facts).toMatchObject({ database: true, slots: 'ok', store: 'keyOk', needsPassword: true })
})

test('asks for the recovery key only where a slot for it is here', () => {
  for (const facts of allFacts()) {
    const state = findStartState(facts)
    if (state.kind !== 'recovery' || !state.canUseRecoveryKey) continue
    expect(facts.slots === 'ok' || facts.backupKeys).toBe(true)
  }
})

test('never calls for a first run, not even a blocked one, where there is a trace', () => {
  for (const facts of allFacts()) {
    if (!findStartState(facts).kind.startsWith('firstRun')) continue
    expect({ ...facts, store: 'keyMissing' }).toEqual(NOTHING)
  }
})

test.each([
  [{ store: 'storeUnavailable' }, { kind: 'firstRunBlocked', reason: 'storeUnavailable' }],
  [{ store: 'noDriver' }, { kind: 'firstRunBlocked', reason: 'noDriver' }],
  [{ slots: 'ok', store: 'keyOk' }, { kind: 'resumeFirstRun' }],
  [
    { slots: 'ok', store: 'keyOk', marker: true },
    { kind: 'recovery', reason: 'databaseMissing' },
  ],
  [{ slots: 'ok' }, { kind: 'recovery', reason: 'databaseMissing' }],
  [{ marker: true }, { kind: 'recovery', reason: 'databaseMissing' }],
  [{ database: true, slots: 'ok', store: 'keyOk' }, { kind: 'open' }],
  [
    { database: true, slots: 'ok', store: 'storeUnavailable' },
    { kind: 'recovery', reason: 'storeUnavailable', canUseRecoveryKey: true },
  ],
  [
    { database: true, slots: 'ok' },
    { kind: 'recovery', reason: 'keyMissing', canUseRecoveryKey: true },
  ],
  [
    { database: true, slots: 'ok', store: 'keyWrong' },
    { kind: 'recovery', reason: 'keyWrong' },
  ],
  [
    { database: true, slots: 'ok', store: 'noDriver' },
    { kind: 'recovery', reason: 'noDriver' },
  ],
  [
    { database: true, slots: 'damaged' },
    { kind: 'recovery', reason: 'slotsDamaged' },
  ],
  [{ database: true }, { kind: 'recovery', reason: 'slotsMissing', canUseRecoveryKey: false }],
  [
    { database: true, bundle: true, backupKeys: true },
    { kind: 'recovery', reason: 'slotsMissing', canUseRecoveryKey: true },
  ],
  [
    { database: true, slots: 'damaged', bundle: true, backupKeys: true },
    { kind: 'recovery', reason: 'slotsDamaged', canUseRecoveryKey: true },
  ],
  [
    { slots: 'ok', store: 'keyOk', needsPassword: true },
    { kind: 'recovery', reason: 'databaseMissing', canUseRecoveryKey: true },
  ],
  [
    { database: true, slots: 'newer' },
    { kind: 'recovery', reason: 'newerVersion' },
  ],
] as const)('answers %j with %j', (facts, state) => {
  expect(findStartState({ ...NOTHING, ...facts })).toMatchObject(state)
})
