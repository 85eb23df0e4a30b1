import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** Every fuse that security.md 2 has an opinion on. WasmTrapHandlers keeps what Electron ships. */
export const wantedFuses: ReadonlyMap<FuseV1Options, 'on' | 'off'> = new Map([
  [FuseV1Options.RunAsNode, 'off'],
  [FuseV1Options.EnableCookieEncryption, 'on'],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, 'off'],
  [FuseV1Options.EnableNodeCliInspectArguments, 'off'],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, 'on'],
  [FuseV1Options.OnlyLoadAppFromAsar, 'on'],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, 'off'],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, 'off'],
] as const)

const stateNames: ReadonlyMap<FuseState, string> = new Map([
  [FuseState.ENABLE, 'on'],
  [FuseState.DISABLE, 'off'],
  [FuseState.REMOVED, 'removed'],
  [FuseState.INHERIT, 'inherited'],
])

/** Fuses whose state is not the wanted one, in words. A fuse that the binary lacks is a fault too. */
export function findFuseFaults(states: ReadonlyMap<FuseV1Options, FuseState>): string[] {
  return [...wantedFuses].flatMap(([fuse, wanted]) => {
    const state = states.get(fuse)
    const found = state === undefined ? 'missing' : (stateNames.get(state) ?? `unknown (${state})`)
    return found === wanted ? [] : [`${FuseV1Options[fuse]} is ${found}, wanted ${wanted}`]
  })
}

/** Reads the fuses of an executable. Throws where it carries none. */
export async function readFuses(executable: string): Promise<Map<FuseV1Options, FuseState>> {
  const wire = await getCurrentFuseWire(executable)
  const states = new Map<FuseV1Options, FuseState>()
  for (const fuse of [...wantedFuses.keys(), FuseV1Options.WasmTrapHandlers]) {
    const state = wire[fuse]
    if (state !== undefined) states.set(fuse, state)
  }
  return states
}
