/** Whether the clipboard holds a secret that a button of ours put there. */
const held = { secret: false }

let stopWaiting: (() => void) | undefined

function forgetOnOtherCopy(): void {
  // What the person copied afterwards is theirs.
  held.secret = false
  stopWaiting?.()
}

/**
 * Puts a password, code or key into the clipboard and remembers that it lies there.
 * @returns false where the browser refuses
 */
export async function copySecret(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    return false
  }
  held.secret = true
  document.addEventListener('copy', forgetOnOtherCopy, { once: true })
  return true
}

async function overwrite(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText('')
    return true
  } catch {
    return false
  }
}

/**
 * Empties the clipboard where a secret of ours lies in it; for the lock and for signing out. A window in the
 * background may not write: it does so as soon as it has the focus again.
 */
export async function clearCopiedSecret(): Promise<void> {
  if (!held.secret) return
  if (await overwrite()) {
    held.secret = false
    document.removeEventListener('copy', forgetOnOtherCopy)
    stopWaiting?.()
    return
  }
  if (stopWaiting !== undefined) return
  const again = (): void => void clearCopiedSecret()
  window.addEventListener('focus', again)
  stopWaiting = () => {
    window.removeEventListener('focus', again)
    stopWaiting = undefined
  }
}
