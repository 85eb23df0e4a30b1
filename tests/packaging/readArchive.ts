import { extractFile, listPackage, statFile } from '@electron/asar'

/** One file of an archive; the path has forward slashes and no leading one. */
export type ArchiveEntry = { readonly path: string; readonly isUnpacked: boolean }

/** The files of an archive, without its folders. */
export function listArchive(archive: string): ArchiveEntry[] {
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.replaceAll('\\', '/').replace(/^\//, '')
    const entry = statFile(archive, path)
    if ('files' in entry) return []
    return [{ path, isUnpacked: entry.unpacked === true }]
  })
}

/** The text of one file of an archive. */
export function readArchived(archive: string, file: string): string {
  return extractFile(archive, file).toString('utf8')
}
