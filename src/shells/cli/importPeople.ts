import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp } from '#backend/app.ts'
import { createNodePorts } from '../browser/nodePorts.ts'
import { readSettings } from '../browser/settings.ts'
import { type ExitCode, runImportPeople } from './runImportPeople.ts'
import { processTerminal } from './terminal.ts'
import { unreadableSentence } from './problemWords.ts'

const USAGE = `Usage: npm run import-people -- FILE.csv [--check]
Reads a staff and contact list and adds everybody in it to the clinic, or nobody.
  --check   only say what would happen
Signs in as an Owner or Office Admin: asks for e-mail and password, or reads them as two lines from standard input.`
const FILE_MAXIMUM_BYTES = 32 * 1024 * 1024
const PROJECT_ROOT = resolve(import.meta.dirname, '../../..')
const THREAD_ENTRY = new URL('../../backend/thread.ts', import.meta.url)

function readArguments(): { file: string; isCheck: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean', default: false } },
    })
    const [file, ...others] = positionals
    return file === undefined || others.length > 0 ? undefined : { file, isCheck: values.check }
  } catch {
    return undefined
  }
}

/** @returns the bytes, or the sentence that says why there are none */
async function readList(file: string): Promise<Uint8Array | string> {
  try {
    const facts = await stat(file)
    if (facts.isDirectory()) return `${file} is a folder.`
    if (facts.size > FILE_MAXIMUM_BYTES) return unreadableSentence('tooLarge')
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} can’t be read.`
  }
}

async function main(): Promise<ExitCode> {
  const terminal = processTerminal()
  const failed = (sentence: string): 2 => {
    terminal.printError(sentence)
    return 2
  }
  const given = readArguments()
  if (given === undefined) return failed(USAGE)
  // npm runs scripts in the project's folder; the path is meant from where the person stands.
  const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), given.file)
  const bytes = await readList(file)
  if (typeof bytes === 'string') return failed(bytes)
  const read = readSettings({ platform: process.platform, home: homedir(), env: process.env })
  if (!read.ok) return failed(read.sentence)
  if (!existsSync(read.settings.dataFolder)) {
    return failed('No clinic is set up in this data folder. Start Anteroom with npm start first.')
  }
  const stopping = new AbortController()
  process.on('SIGINT', () => stopping.abort())
  process.on('SIGTERM', () => stopping.abort())
  const ports = await createNodePorts(read.settings, PROJECT_ROOT, THREAD_ENTRY)
  const app = await createApp({ ...ports, shell: 'cli' })
  try {
    const order = { fileName: basename(file), bytes, isCheck: given.isCheck, signal: stopping.signal }
    return await runImportPeople(app, terminal, order)
  } finally {
    await app.stop()
  }
}

process.exitCode = await main()
process.stdin.destroy()
