import type { App } from '#backend/ports.ts'
import type { Answer, InputOf, RouteName } from '#shared/contract/index.ts'
import type { ImportPreview } from '#shared/contract/transfer.ts'
import type { WorkId } from '#shared/domain/ids.ts'
import { count, previewLines, problemSentence, unreadableSentence } from './problemWords.ts'
import type { Terminal } from './terminal.ts'

/** 0: done, or nothing wrong with the file. 1: the file has problems, or the import was refused. 2: could not begin. */
export type ExitCode = 0 | 1 | 2
export type ImportOrder = {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Only says what would happen. */
  readonly isCheck: boolean
  /** Aborted by Ctrl+C: the import is rolled back. */
  readonly signal: AbortSignal
}

const SEAT = 'cli'

function ask<N extends RouteName>(app: App, route: N, input: InputOf<N>): Promise<Answer<N>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the router answers by the route's contract; the border itself is untyped
  return app.dispatch(SEAT, route, input) as Promise<Answer<N>>
}

/** Signs in, previews and imports a list, and says in plain words what happens. Signs out at the end. */
export async function runImportPeople(app: App, terminal: Terminal, order: ImportOrder): Promise<ExitCode> {
  const start = await ask(app, 'start.get', {})
  const hindrance = start.ok ? hindranceOf(start.data) : 'The clinic could not be opened.'
  if (hindrance !== undefined) return refuse(terminal, hindrance)
  const signIn = await terminal.askSignIn()
  if (signIn === undefined) {
    return refuse(
      terminal,
      'Nobody signed in. Give the e-mail on the first line and the password on the second.',
    )
  }
  const session = await ask(app, 'identity.signIn', signIn)
  if (!session.ok) return refuse(terminal, signInSentence(session.error.code))
  try {
    if (session.data.state === 'mustChangePassword') {
      return refuse(terminal, 'This password is temporary. Open Anteroom, choose your own, then import.')
    }
    return await previewThenRun(app, terminal, order)
  } finally {
    await ask(app, 'identity.signOut', {})
  }
}

function refuse(terminal: Terminal, sentence: string): 2 {
  terminal.printError(sentence)
  return 2
}

function hindranceOf(state: { stage: string; reason: string | null }): string | undefined {
  if (state.stage === 'open') return undefined
  if (state.stage === 'firstRun')
    return 'No clinic is set up in this data folder. Start Anteroom with npm start first.'
  if (state.reason === 'anotherInstance')
    return 'Anteroom is open on this data folder. Close it, then import.'
  return `The clinic can’t be opened (${state.reason ?? 'unknown'}). Start Anteroom with npm start to see what to do.`
}

function signInSentence(code: string): string {
  if (code === 'WRONG_CREDENTIALS') return 'E-mail and password do not match.'
  if (code === 'TEMPORARY_PASSWORD_ENDED')
    return 'This temporary password has ended. Ask an owner for a new one.'
  return `Signing in failed (${code}).`
}

async function previewThenRun(app: App, terminal: Terminal, order: ImportOrder): Promise<ExitCode> {
  const { fileName, bytes } = order
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const answer = await ask(app, 'transfer.previewImport', { fileName, base64 })
  if (!answer.ok) {
    const { error } = answer
    if (error.code === 'FORBIDDEN') return refuse(terminal, 'Only an Owner or an Office Admin may import.')
    if (error.code !== 'FILE_UNREADABLE')
      return refuse(terminal, `The file could not be read (${error.code}).`)
    terminal.printError(unreadableSentence(error.data.reason))
    return 1
  }
  const preview = answer.data
  for (const line of previewLines(preview)) terminal.print(line)
  if (preview.problemCount > 0) return listProblems(terminal, preview)
  if (order.isCheck) {
    terminal.print(`Nothing is wrong: ${count(preview.rowCount, 'person', 'people')} can be imported.`)
    return 0
  }
  return run(app, terminal, preview.importId, order.signal)
}

function listProblems(terminal: Terminal, preview: ImportPreview): 1 {
  for (const problem of preview.problems) terminal.printError(problemSentence(problem))
  const unlisted = preview.problemCount - preview.problems.length
  if (unlisted > 0) terminal.printError(`And ${count(unlisted, 'more problem', 'more problems')}.`)
  terminal.printError(
    `${count(preview.problemCount, 'problem', 'problems')} found. Nobody was imported: put the file right and import it again.`,
  )
  return 1
}

async function run(app: App, terminal: Terminal, importId: WorkId, signal: AbortSignal): Promise<ExitCode> {
  const cancel = (): void => void ask(app, 'transfer.cancelImport', { importId })
  signal.addEventListener('abort', cancel, { once: true })
  const unsubscribe = app.subscribe(SEAT, (event) => {
    if (event.name !== 'work.progress' || event.workId !== importId) return
    terminal.showProgress(`${event.done.toLocaleString('en-US')} of ${event.total.toLocaleString('en-US')}`)
  })
  if (signal.aborted) cancel()
  const answer = await ask(app, 'transfer.runImport', { importId })
  unsubscribe()
  signal.removeEventListener('abort', cancel)
  terminal.showProgress('')
  if (answer.ok) {
    terminal.print(`Imported ${count(answer.data.added, 'person', 'people')}.`)
    return 0
  }
  const wasCancelled = answer.error.code === 'CANCELLED' || signal.aborted
  terminal.printError(
    wasCancelled ? 'Cancelled. Nobody was imported.' : `Nobody was imported (${answer.error.code}).`,
  )
  return 1
}
