export type Scheme = 'light' | 'dark'

/** Which pictures to take. */
export type ShotOptions = {
  /** Part of a picture's name; an empty text takes all. */
  readonly only: string
  readonly schemes: readonly Scheme[]
}

/** Reads `--only name` and `--scheme light`. @throws for anything else */
export function readOptions(args: readonly string[]): ShotOptions {
  let only = ''
  let schemes: readonly Scheme[] = ['light', 'dark']
  for (let index = 0; index < args.length; index += 2) {
    const value = args[index + 1]
    if (args[index] === '--only' && value !== undefined) only = value
    else if (args[index] === '--scheme' && (value === 'light' || value === 'dark')) schemes = [value]
    else throw new Error(`Unknown: ${String(args[index])}. Use --only <name> and --scheme <light|dark>.`)
  }
  return { only, schemes }
}
