import { describe, expect, it } from 'vitest'
import { findFileFaults, findPackedBinaries, findTextFaults, nativeBinaryOf } from './packageRules.ts'
import type { PackageTarget } from './packageRules.ts'

const linux: PackageTarget = { platform: 'linux', arch: 'x64' }
const windows: PackageTarget = { platform: 'win32', arch: 'x64' }
const mac: PackageTarget = { platform: 'darwin', arch: 'arm64' }

const good = [
  'package.json',
  'out/main/index.js',
  'out/main/core.js',
  'out/main/thread.js',
  'out/main/chunk-Ab12.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-Ab12.css',
  'out/renderer/assets/inter.woff2',
  'node_modules/better-sqlite3/lib/methods/table.js',
  'node_modules/better-sqlite3/LICENSE',
  'node_modules/@node-rs/argon2/index.js',
  'node_modules/keytar/LICENSE.md',
]

describe('the file rules', () => {
  it.each([linux, windows, mac])('accept the program with the binaries of $platform', (target) => {
    const binaries = ['better-sqlite3', '@node-rs/argon2', 'keytar'].map((name) =>
      nativeBinaryOf(name, target),
    )
    expect(findFileFaults([...good, ...binaries], target)).toEqual([])
  })

  it.each([
    ['out/main/index.js.map', 'a source map'],
    ['out/renderer/assets/index.css.map', 'a source map'],
    ['node_modules/better-sqlite3/index.d.ts', 'a TypeScript source'],
    ['src/backend/app.ts', 'a TypeScript source'],
    ['tests/e2e/a.js', 'tests or documentation'],
    ['out/main/router.test.js', 'a test'],
    ['out/browser/index.js', 'the browser shell'],
    ['docs/CONTRIBUTING.md', 'tests or documentation'],
    ['node_modules/better-sqlite3/deps/sqlite3/sqlite3.c', 'not needed at run time'],
    ['node_modules/better-sqlite3/src/addon.cpp', 'not needed at run time'],
    ['node_modules/prebuild-install/bin.js', 'not needed at run time'],
    ['node_modules/kysely/dist/index.js', 'not needed at run time'],
    ['out/main/secrets.json', 'not needed at run time'],
    ['.env', 'not needed at run time'],
    ['build/electron-builder.yml', 'not needed at run time'],
    ['node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node', 'a binary for another machine'],
    ['node_modules/better-sqlite3/prebuilds/linux-arm64.node', 'a binary for another machine'],
    [
      'node_modules/@node-rs/argon2-linux-x64-musl/argon2.linux-x64-musl.node',
      'a binary for another machine',
    ],
    ['node_modules/keytar/build/Debug/keytar.node', 'a binary for another machine'],
  ])('refuse %s', (file, why) => {
    expect(findFileFaults([...good, file], linux)).toEqual([`${file}: ${why}`])
  })

  it('refuse the binary of one platform in the package of another', () => {
    const binary = nativeBinaryOf('better-sqlite3', linux)
    expect(findFileFaults([binary], windows)).toEqual([`${binary}: a binary for another machine`])
  })

  it('know no binary of a dependency that nobody described', () => {
    expect(() => nativeBinaryOf('left-pad', linux)).toThrow('left-pad is a new runtime dependency')
  })

  it('name the binaries that were left inside the archive', () => {
    const entries = [
      { path: 'a.node', isUnpacked: false },
      { path: 'b.node', isUnpacked: true },
      { path: 'c.js', isUnpacked: false },
    ]
    expect(findPackedBinaries(entries)).toEqual(['a.node'])
  })
})

describe('the text rules', () => {
  it('accept an ordinary bundle', () => {
    expect(findTextFaults('out/main/index.js', 'import "better-sqlite3"\n', ['/home/maker'])).toEqual([])
  })

  it('name every reason why a text must not ship', () => {
    const text = 'fetch("/home/maker/app"); print("Anteroom is ready:")\n//# sourceMappingURL=a.js.map'
    expect(findTextFaults('out/main/index.js', text, ['/home/maker'])).toEqual([
      'out/main/index.js: points to a source map',
      'out/main/index.js: holds the browser shell',
      'out/main/index.js: names a folder of this machine',
    ])
  })
})
