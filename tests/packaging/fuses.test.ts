import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { FuseState, FuseV1Options } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFuseFaults, readFuses, wantedFuses } from './fuses.ts'
import { makeStandInElectron } from './standInElectron.ts'

const wantedStates = (): Map<FuseV1Options, FuseState> =>
  new Map(
    [...wantedFuses].map(([fuse, state]) => [fuse, state === 'on' ? FuseState.ENABLE : FuseState.DISABLE]),
  )

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'anteroom-fuses-'))
  await makeStandInElectron(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the fuses', () => {
  it('pass when each is as wanted', () => {
    expect(findFuseFaults(wantedStates())).toEqual([])
  })

  it.each([...wantedFuses.keys()])('fail when fuse %s is turned the other way', (fuse) => {
    const states = wantedStates()
    states.set(fuse, states.get(fuse) === FuseState.ENABLE ? FuseState.DISABLE : FuseState.ENABLE)
    expect(findFuseFaults(states)).toHaveLength(1)
  })

  it('fail when the executable lacks a fuse or has it removed', () => {
    const states = wantedStates()
    states.delete(FuseV1Options.OnlyLoadAppFromAsar)
    states.set(FuseV1Options.RunAsNode, FuseState.REMOVED)
    expect(findFuseFaults(states)).toEqual([
      'RunAsNode is removed, wanted off',
      'OnlyLoadAppFromAsar is missing, wanted on',
    ])
  })

  it('are read from an executable as Electron ships them', async () => {
    const states = await readFuses(path.join(folder, 'electron'))
    expect(states.get(FuseV1Options.RunAsNode)).toBe(FuseState.ENABLE)
    expect(states.get(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FuseState.DISABLE)
    expect(findFuseFaults(states)).toHaveLength(7)
  })

  it('refuse a file that carries none', async () => {
    await expect(readFuses(path.join(folder, 'LICENSE'))).rejects.toThrow('Could not find sentinel')
  })
})
