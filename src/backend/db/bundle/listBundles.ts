import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BUNDLE_FILES, type Manifest, readManifest } from './manifest.ts'

/** A bundle in a folder, by what it says of itself. */
export type FoundBundle = { readonly name: string; readonly folder: string; readonly manifest: Manifest }

const BUNDLE = /^anteroom-[0-9A-Za-z.-]{1,80}$/

/** What the name of a bundle ends in while it is made. */
export const PART = '.part'

/** The name of a bundle's folder: sorts by when it was made, on each PC. */
export function bundleName(madeAt: number, deviceNumber: number, number: number): string {
  const when = new Date(madeAt).toISOString().slice(0, 19).replaceAll(':', '-')
  return `anteroom-${when}-pc${deviceNumber}-${number}`
}

function readOne(folder: string, name: string): FoundBundle[] {
  try {
    const manifest = readManifest(readFileSync(join(folder, BUNDLE_FILES.manifest), 'utf8'))
    return manifest === undefined ? [] : [{ name, folder, manifest }]
  } catch {
    return []
  }
}

/** The bundles in a folder, the newest first; also where the folder is a bundle itself. Never throws. */
export function listBundles(folder: string): FoundBundle[] {
  const itself = readOne(folder, 'anteroom')
  if (itself.length > 0) return itself
  try {
    return readdirSync(folder)
      .filter((name) => BUNDLE.test(name) && !name.endsWith(PART))
      .flatMap((name) => readOne(join(folder, name), name))
      .toSorted(
        (one, other) =>
          other.manifest.madeAt - one.manifest.madeAt || other.manifest.number - one.manifest.number,
      )
  } catch {
    return []
  }
}

/** Takes away what this PC began in a folder and was killed at: each is as large as the clinic. */
export function dropUnfinished(folder: string, deviceNumber: number): void {
  if (!existsSync(folder)) return
  const isOwn = (name: string): boolean => BUNDLE.test(name) && name.includes(`-pc${deviceNumber}-`)
  for (const name of readdirSync(folder))
    if (isOwn(name) && name.endsWith(PART)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Takes a bundle away: under another name first, so that half of one never looks like one. */
export function dropBundle(bundle: FoundBundle): void {
  rmSync(join(bundle.folder, BUNDLE_FILES.manifest), { force: true })
  rmSync(bundle.folder, { recursive: true, force: true })
}
