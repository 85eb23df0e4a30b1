export type Scheme = 'light' | 'dark'

/** Which pictures to take. */
export type ShotOptions = {
  /** Part of a picture's name; an empty text takes all. */
  readonly only: string
  readonly schemes: readonly Scheme[]
  /** True where axe looks at each picture too. */
  readonly hasAxe: boolean
}

/** Reads `--only name`, `--scheme light` and `--axe yes`. @throws for anything else */
export function readOptions(args: readonly string[]): ShotOptions {
  let only = ''
  let schemes: readonly Scheme[] = ['light', 'dark']
  let hasAxe = false
  for (let index = 0; index < args.length; index += 2) {
    const value = args[index + 1]
    if (args[index] === '--only' && value !== undefined) only = value
    else if (args[index] === '--scheme' && (value === 'light' || value === 'dark')) schemes = [value]
    else if (args[index] === '--axe' && value === 'yes') hasAxe = true
    else
      throw new Error(
        `Unknown: ${String(args[index])}. Use --only <name>, --scheme <light|dark> and --axe yes.`,
      )
  }
  return { only, schemes, hasAxe }
}
