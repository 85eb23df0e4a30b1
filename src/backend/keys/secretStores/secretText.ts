/** Names of secrets: they become file names and keychain entries, so they are short and plain. */
export function assertSecretName(name: string): void {
  if (!/^[0-9a-z-]{8,80}$/.test(name)) throw new RangeError('Not a name for a secret')
}

/** Secrets are at most 64 hex characters: a NUL byte or a longer value would be cut off by some keychains. */
export function assertSecretValue(value: string): void {
  if (!/^[0-9a-f]{1,64}$/.test(value)) throw new RangeError('A secret is 1 to 64 lower-case hex characters')
}
