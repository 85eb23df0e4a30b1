import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findPostgres } from './postgres.ts'

type Need = {
  readonly what: string
  readonly isThere: () => boolean | Promise<boolean>
  readonly packages: readonly string[]
}

const onPath = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

const hasKeytar = async (): Promise<boolean> => {
  try {
    await import('keytar')
    return true
  } catch {
    return false
  }
}

/** What the suites use that npm does not bring, by the Debian packages that hold it. */
const NEEDS: readonly Need[] = [
  { what: 'Chromium', isThere: () => existsSync('/usr/bin/chromium'), packages: ['chromium'] },
  { what: 'an authenticator', isThere: () => onPath('oathtool'), packages: ['oathtool'] },
  { what: 'a session bus', isThere: () => onPath('dbus-run-session'), packages: ['dbus'] },
  { what: 'GNOME keyring', isThere: () => onPath('gnome-keyring-daemon'), packages: ['gnome-keyring'] },
  { what: 'PostgreSQL', isThere: () => findPostgres() !== undefined, packages: ['postgresql'] },
  {
    what: 'the keychain driver',
    isThere: hasKeytar,
    packages: ['libsecret-1-0', 'libsecret-1-dev', 'g++', 'make', 'python3'],
  },
]

async function missing(): Promise<Need[]> {
  const found = await Promise.all(NEEDS.map(async (need) => ((await need.isThere()) ? [] : [need])))
  return found.flat()
}

function install(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: 'inherit',
    env,
  })
}

/** An optional dependency that could not be compiled when `npm ci` ran is brought in now that its library is there. */
function rebuildKeytar(): void {
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--include=optional'], {
    stdio: 'inherit',
  })
  if (existsSync('node_modules/keytar')) execFileSync('npm', ['rebuild', 'keytar'], { stdio: 'inherit' })
}

const needs = await missing()
if (needs.length > 0) {
  const packages = [...new Set(needs.flatMap((need) => need.packages))]
  const canInstall = process.getuid?.() === 0 && onPath('apt-get')
  if (!canInstall) {
    const names = needs.map((need) => need.what).join(', ')
    throw new Error(
      `The tests need ${names}. On Debian: sudo apt-get install ${packages.join(' ')}, then npm ci again.`,
    )
  }
  console.log(`Installing what the tests need: ${packages.join(' ')}`)
  install(packages)
  if (!(await hasKeytar())) rebuildKeytar()
  // A driver that was missing a moment ago is looked for by a fresh process: this one remembers the failure.
  const check = spawnSync(process.execPath, ['-e', "import('keytar').catch(() => process.exit(1))"])
  if (check.status !== 0) throw new Error('keytar could not be built; run npm ci again and read what it says')
}
