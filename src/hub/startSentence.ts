import type { HubConfig } from './config.ts'
import { FolderTaken } from './storage/lockFolder.ts'

/** What whoever runs a hub is told of a start that failed by how it is set; undefined for any other failure. */
export function startSentence(error: unknown, { port }: Pick<HubConfig, 'port'>): string | undefined {
  if (error instanceof FolderTaken)
    return 'Another hub uses this data folder. Stop it, or set HUB_DATA_DIR to another folder.'
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  if (error.syscall !== 'listen') return undefined
  switch (error.code) {
    case 'EADDRINUSE':
      return `Something else listens on port ${port}. Stop it, or set HUB_PORT to another port.`
    case 'EADDRNOTAVAIL':
      return 'HUB_HOST is no address of this machine.'
    case 'EACCES':
      return `This user may not listen on port ${port}. Set HUB_PORT to another port.`
    default:
      return undefined
  }
}
