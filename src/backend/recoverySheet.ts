import { randomInt } from 'node:crypto'
import { plainRecoveryKey } from '#shared/domain/recoveryKeyText.ts'
import type { RecoverySheet } from './appStage.ts'

const ASKED = 2

function twoOf(count: number): number[] {
  const first = randomInt(count)
  const second = (first + 1 + randomInt(count - 1)) % count
  return [first, second].sort((a, b) => a - b)
}

/** Holds a fresh recovery key until its owner has typed two groups of it back (security.md 4.2, step 5). */
export function createRecoverySheet(
  makeNew: () => Promise<string>,
): RecoverySheet & { readonly hold: (recoveryKey: string) => void } {
  let held: { readonly groups: readonly string[]; readonly asked: readonly number[] } | undefined
  const hold = (recoveryKey: string): void => {
    const groups = recoveryKey.split('-')
    // The last one only checks the others, and bears no number on the sheet.
    held = { groups, asked: twoOf(groups.length - 1) }
  }
  return {
    hold,
    askedGroups: () => held?.asked ?? [],
    matches: (typed) =>
      held !== undefined &&
      typed.length === ASKED &&
      held.asked.every((index, place) => plainRecoveryKey(typed[place] ?? '') === held?.groups[index]),
    forget: () => {
      held = undefined
    },
    renew: async () => {
      const recoveryKey = await makeNew()
      hold(recoveryKey)
      return recoveryKey
    },
  }
}
