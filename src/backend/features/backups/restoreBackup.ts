import { join } from 'node:path'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { BareCall } from '../../call.ts'
import { type FoundBundle, listBundles } from '../../db/bundle/listBundles.ts'
import { backupDeskOf } from './backupDesk.ts'
import { pickFolder } from './chooseFolder.ts'

const SHOWN = 200

/** The bundles in a folder, or in the folder of backups inside it, as on a stick. */
function findIn(folder: string): FoundBundle[] {
  const here = listBundles(folder)
  return here.length > 0 ? here : listBundles(join(folder, 'Anteroom backups'))
}

/** On a new PC: looks into a folder for backups, and remembers it for the restore. */
export async function findBackups(
  call: BareCall,
  { typed }: ParsedInputOf<'backups.find'>,
): Promise<Answer<'backups.find'>> {
  const folder = await pickFolder(call, typed)
  if (folder === undefined) return fail('CANCELLED', {})
  const found = findIn(folder)
  if (found.length === 0) return fail('NO_SOUND_BACKUP', {})
  backupDeskOf(call).foundIn = folder
  return ok({
    backups: found.slice(0, SHOWN).map(({ name, manifest }) => ({
      backupId: name,
      madeAt: manifest.madeAt,
      bytes: manifest.database.bytes,
      appVersion: manifest.appVersion,
    })),
  })
}

/** On a new PC: makes its data from one of the backups that were found, with the recovery key (product.md 47). */
export async function restoreBackup(
  call: BareCall,
  { backupId, recoveryKey, keepKeyInFile }: ParsedInputOf<'backups.restore'>,
): Promise<Answer<'backups.restore'>> {
  const { foundIn } = backupDeskOf(call)
  const bundle = foundIn === undefined ? undefined : findIn(foundIn).find(({ name }) => name === backupId)
  if (bundle === undefined) return fail('NOT_FOUND', {})
  const restored = await call.stage.backups.restoreFrom(bundle.folder, recoveryKey, keepKeyInFile)
  return restored.ok ? ok(await call.stage.describe()) : restored
}
