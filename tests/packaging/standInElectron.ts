import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The mark by which Electron's fuses are found in its executable (@electron/fuses). */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Version 1, then one state per fuse as Electron 45 ships them: all of them differ from what Anteroom wants. */
const shippedFuses = { version: 1, states: '101100011' }

const emptyFiles = [
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'locales/de.pak',
  'locales/en-GB.pak',
  'locales/en-US.pak',
  'locales/fr.pak',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json',
]

/**
 * Makes a folder that electron-builder takes for an unpacked Electron for Linux: the same names, no program in them,
 * but an executable with a real fuse wire. Electron's default_app.asar is left out, as electron-builder removes it
 * from what it downloads.
 */
export async function makeStandInElectron(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'locales'), { recursive: true })
  await mkdir(path.join(folder, 'resources'), { recursive: true })
  for (const file of emptyFiles) await writeFile(path.join(folder, file), '')
  await writeFile(path.join(folder, 'LICENSE'), 'Stand-in for the licence of Electron.\n')
  const { version, states } = shippedFuses
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([version, states.length]),
    Buffer.from(states),
  ])
  const executable = path.join(folder, 'electron')
  // Bytes on both sides, since a real wire lies in the middle of the program.
  await writeFile(executable, Buffer.concat([Buffer.alloc(4096, 0x90), wire, Buffer.alloc(4096, 0x90)]))
  await chmod(executable, 0o755)
}
