import { environment } from './environment.ts'
import { watchProgram } from './watchProgram.ts'

/**
 * `npm run dev:browser`: builds again after every change, which takes about a second. A changed screen needs a reload
 * of the page; a changed core starts the host again at the same port, which prints a new address.
 */
watchProgram({
  shell: 'browser',
  command: process.execPath,
  args: ['out/browser/index.js'],
  env: {
    ...environment,
    ANTEROOM_PORT: process.env['ANTEROOM_PORT'] || '4870',
    ANTEROOM_OPEN: process.env['ANTEROOM_OPEN'] || '0',
  },
  restartsOn: ['out/browser/index.js'],
  endsWithProgram: false,
})
