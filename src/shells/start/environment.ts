import { homedir } from 'node:os'
import { defaultDataFolder } from '../browser/dataFolder.ts'

/** The environment of a checkout's program: both shells open the same clinic, whichever runs. */
export const environment = {
  ...process.env,
  ANTEROOM_DATA_DIR:
    process.env['ANTEROOM_DATA_DIR'] ||
    defaultDataFolder({ platform: process.platform, home: homedir(), env: process.env }),
}
