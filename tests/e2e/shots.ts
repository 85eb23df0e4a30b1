import { launchChromium } from './models/browser.ts'
import { openAlbum, SHOTS } from './album/openAlbum.ts'
import { clinicLooks } from './album/clinicLooks.ts'
import { emergency } from './album/emergency.ts'
import { hugeClinic } from './album/hugeClinic.ts'
import { importedList } from './album/importedList.ts'
import { newClinic } from './album/newClinic.ts'
import { readOptions } from './album/options.ts'
import { practiceSetup } from './album/practiceSetup.ts'
import { recovery } from './album/recovery.ts'
import { sampleDesk } from './album/sampleDesk.ts'
import { sessions } from './album/sessions.ts'
import { states } from './album/states.ts'
import { syncStates } from './album/syncStates.ts'

/** `npm run shots [-- --only name] [-- --scheme light] [-- --axe yes]`: pictures of every screen of the built browser shell. */
const album = openAlbum(readOptions(process.argv.slice(2)))
const browser = await launchChromium()
try {
  for (const { pictures, walk } of [
    newClinic,
    importedList,
    sampleDesk,
    sessions,
    clinicLooks,
    practiceSetup,
    states,
    syncStates,
    emergency,
    recovery,
    hugeClinic,
  ]) {
    if (!pictures.some(album.wants)) continue
    // One screen that can't be reached must not cost the pictures of the others.
    await walk(album, browser).catch((error: unknown) => {
      process.exitCode = 1
      process.stderr.write(`${String(error)}\n`)
    })
  }
} finally {
  await browser.close()
}
if (album.count() === 0) throw new Error('No picture has this name.')
process.stdout.write(`${album.count()} pictures in ${SHOTS}\n`)
