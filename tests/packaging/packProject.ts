import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import type { PackageTarget } from './packageRules.ts'

/** A packed program: its folder, its executable and its archive. */
export type PackedProgram = {
  readonly folder: string
  readonly executable: string
  readonly archive: string
  readonly resources: string
}

/** The machine this runs on. Throws where electron-builder's Linux folder can't be made here. */
export function targetHere(): PackageTarget {
  const { arch } = process
  if (process.platform !== 'linux')
    throw new Error('The package check packs for Linux: run it on a Linux machine')
  if (arch !== 'x64' && arch !== 'arm64') throw new Error(`There is no Anteroom for ${arch} processors`)
  return { platform: 'linux', arch }
}

/**
 * Packs a built project into a folder (no installer) by build/electron-builder.yml, without a network.
 *
 * @param electronDist an unpacked Electron, or the stand-in for one
 */
export async function packProject(
  projectDir: string,
  outputDir: string,
  electronDist: string,
  target: PackageTarget,
): Promise<PackedProgram> {
  const arch = target.arch === 'x64' ? Arch.x64 : Arch.arm64
  await build({
    projectDir,
    targets: Platform.LINUX.createTarget('dir', arch),
    publish: 'never',
    config: {
      extends: path.join(projectDir, 'build', 'electron-builder.yml'),
      electronDist,
      directories: { output: outputDir, buildResources: 'build' },
    },
  })
  const folder = path.join(outputDir, target.arch === 'x64' ? 'linux-unpacked' : 'linux-arm64-unpacked')
  return {
    folder,
    executable: path.join(folder, 'anteroom'),
    archive: path.join(folder, 'resources', 'app.asar'),
    resources: path.join(folder, 'resources', 'resources'),
  }
}
