/** The machine that a package is for, in Node's words. */
export type PackageTarget = {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly arch: 'x64' | 'arm64'
}

/** Node packages that stay outside the bundles because they hold native binaries, with what each may bring along. */
const runTimePackages: readonly { readonly name: string; readonly allowed: RegExp }[] = [
  { name: 'better-sqlite3', allowed: /^(package\.json|LICENSE|lib\/[\w/-]+\.js|prebuilds\/[\w-]+\.node)$/ },
  { name: '@node-rs/argon2', allowed: /^(package\.json|LICENSE|index\.js)$/ },
  { name: 'keytar', allowed: /^(package\.json|LICENSE\.md|lib\/keytar\.js|build\/Release\/keytar\.node)$/ },
]

const argonSuffixes = { linux: '-gnu', darwin: '', win32: '-msvc' } as const

/** The package that holds argon2's binary for this target, as npm names it. */
export function argonBinaryPackage(target: PackageTarget): string {
  return `@node-rs/argon2-${target.platform}-${target.arch}${argonSuffixes[target.platform]}`
}

/** Where a runtime dependency keeps its binary for this target, as a path inside the archive. */
export function nativeBinaryOf(dependency: string, target: PackageTarget): string {
  const { platform, arch } = target
  switch (dependency) {
    case 'better-sqlite3':
      return `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`
    case '@node-rs/argon2':
      return `node_modules/${argonBinaryPackage(target)}/argon2.${platform}-${arch}${argonSuffixes[platform]}.node`
    case 'keytar':
      return 'node_modules/keytar/build/Release/keytar.node'
    default:
      throw new Error(
        `${dependency} is a new runtime dependency: say in packageRules.ts what it may bring along`,
      )
  }
}

function isAllowedOutput(file: string): boolean {
  if (/^out\/main\/.+\.(js|node)$/.test(file)) return true
  if (/^out\/preload\/[^/]+\.cjs$/.test(file)) return true
  return /^out\/renderer\/.+\.(html|js|css|woff2|svg|png|ico|json)$/.test(file)
}

function isAllowedModule(file: string, target: PackageTarget): boolean {
  const argon = `node_modules/${argonBinaryPackage(target)}/`
  if (file.startsWith(argon)) {
    return file === `${argon}package.json` || file === nativeBinaryOf('@node-rs/argon2', target)
  }
  return runTimePackages.some(({ name, allowed }) => {
    const folder = `node_modules/${name}/`
    if (!file.startsWith(folder) || !allowed.test(file.slice(folder.length))) return false
    return !file.endsWith('.node') || file === nativeBinaryOf(name, target)
  })
}

/** What must never be inside, whatever folder it lies in. */
const forbidden: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\.map$/, why: 'a source map' },
  { pattern: /\.(ts|tsx|mts|cts)$/, why: 'a TypeScript source' },
  { pattern: /(^|\/)(tests?|__tests__|docs)\//, why: 'tests or documentation' },
  { pattern: /\.test\.[cm]?js$/, why: 'a test' },
  { pattern: /^out\/browser\//, why: 'the browser shell' },
]

/**
 * Files of the archive that have no business there, each with the reason.
 *
 * @param files paths inside the archive, with forward slashes and without a leading one; files only, no folders
 */
export function findFileFaults(files: readonly string[], target: PackageTarget): string[] {
  return files.flatMap((file) => {
    const known = forbidden.find(({ pattern }) => pattern.test(file))
    if (known !== undefined) return [`${file}: ${known.why}`]
    if (file === 'package.json' || isAllowedOutput(file) || isAllowedModule(file, target)) return []
    return [`${file}: ${file.endsWith('.node') ? 'a binary for another machine' : 'not needed at run time'}`]
  })
}

/** Binaries that lie inside the archive, where the system can't load them. */
export function findPackedBinaries(entries: readonly { path: string; isUnpacked: boolean }[]): string[] {
  return entries
    .filter((entry) => entry.path.endsWith('.node') && !entry.isUnpacked)
    .map((entry) => entry.path)
}

const forbiddenTexts: readonly { readonly text: string; readonly why: string }[] = [
  { text: 'sourceMappingURL=', why: 'points to a source map' },
  { text: 'Anteroom is ready:', why: 'holds the browser shell' },
  { text: 'ELECTRON_RENDERER_URL', why: 'would load its screens from a development server' },
  { text: '@vite/client', why: 'holds the development server’s client' },
]

/** True where a text names a folder itself: `/root` is not named by `./root-node.js`. */
function namesFolder(text: string, folder: string): boolean {
  const ends = ['/', '"', "'", '`', '\n']
  return ends.some((end) => text.includes(folder + end)) || text.endsWith(folder)
}

/**
 * Why a packed text file must not ship, by what is written in it.
 *
 * @param machinePaths folders of the machine that packs, which nobody else should read
 */
export function findTextFaults(file: string, text: string, machinePaths: readonly string[]): string[] {
  const faults = forbiddenTexts
    .filter((rule) => text.includes(rule.text))
    .map((rule) => `${file}: ${rule.why}`)
  if (machinePaths.some((folder) => namesFolder(text, folder)))
    faults.push(`${file}: names a folder of this machine`)
  return faults
}

/** Folders of the archive that must not be empty: a package without them passes every "nothing else" rule. */
export const neededFiles: readonly string[] = [
  'package.json',
  'out/main/index.js',
  'out/main/core.js',
  'out/main/thread.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
