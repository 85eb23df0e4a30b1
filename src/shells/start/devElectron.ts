import { OUTPUTS } from './buildIfNeeded.ts'
import { chooseShell, whyNotElectron } from './chooseShell.ts'
import { findOrFetchElectron } from './electronBinary.ts'
import { environment } from './environment.ts'
import { PROJECT_ROOT } from './projectPaths.ts'
import { watchProgram } from './watchProgram.ts'

/** `npm run dev`: builds again after every change and opens Electron's window again. Closing the window ends it. */
const choice = chooseShell({
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  env: process.env,
  findElectron: findOrFetchElectron,
})
if (choice.kind === 'electron') {
  watchProgram({
    shell: 'electron',
    command: choice.path,
    args: [PROJECT_ROOT],
    env: environment,
    restartsOn: OUTPUTS.electron,
    endsWithProgram: true,
  })
} else {
  process.stderr.write(`${whyNotElectron(choice)}\n`)
  process.exitCode = 1
}
