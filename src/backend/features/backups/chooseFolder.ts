import { access, constants, mkdir, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { ActorCall, BareCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { keepBackupFact } from './backupsRepository.ts'

/** The folder inside a chosen one: a stick holds other things too. */
const OWN_NAME = 'Anteroom backups'

/**
 * The folder that a person chose: in the shell's own window where it has one, so that no page can name a path; else as
 * it was typed. Undefined where nothing was chosen.
 */
export async function pickFolder(
  { ports }: Pick<BareCall, 'ports'>,
  typed: string | null,
): Promise<string | undefined> {
  if (ports.pickFolder !== undefined) return ports.pickFolder()
  return typed === null || !isAbsolute(typed) ? undefined : typed
}

async function isUsable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    return (await stat(folder)).isDirectory()
  } catch {
    return false
  }
}

/** Chooses where the backups of this PC go from now on; those that are there stay where they are. */
export async function chooseFolder(
  call: ActorCall,
  { to, typed }: ParsedInputOf<'backups.chooseFolder'>,
): Promise<Answer<'backups.chooseFolder'>> {
  const picked = to === 'another' ? await pickFolder(call, typed) : undefined
  if (to === 'another' && picked === undefined) return fail('CANCELLED', {})
  const folder = picked === undefined ? undefined : join(picked, OWN_NAME)
  if (folder !== undefined && !(await isUsable(folder))) return fail('FOLDER_UNUSABLE', {})
  await writeAlways(call.db, call.actor.userId, (tx) => {
    keepBackupFact(tx, 'backup.folder', folder)
    appendAudit(tx, { verb: 'backup.folderChosen', outcome: 'done' })
  })
  call.emit({ name: 'backups.changed' })
  return ok({})
}
