import type { BareCall } from '../../call.ts'
import type { SecretStore } from '../../ports.ts'

/** The store that keeps this clinic's key on this PC; undefined where none is open or the machine has no keychain. */
export function secretStoreOf({ stage, ports }: Pick<BareCall, 'stage' | 'ports'>): SecretStore | undefined {
  const now = stage.now()
  if (now.stage !== 'open') return undefined
  return now.keyStore === 'file' ? ports.keyFile : ports.keychain
}
