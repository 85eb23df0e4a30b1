import type { AppFailure } from '#shared/errors/index.ts'
import { request } from '#renderer/transport/client.ts'
import { go, type ListFile, type Previewed, stageNow } from './importStage.ts'

type Of<W extends Previewed['what']> = Extract<Previewed, { what: W }>
/** What each column of a file holds, chosen by hand; null where nobody chose. */
type Columns<W extends Previewed['what']> = readonly Of<W>['preview']['columns'][number]['field'][] | null
type Answered =
  { readonly ok: true; readonly data: Previewed } | { readonly ok: false; readonly error: AppFailure }

/** Looks at a file are counted: only the last that was asked for is shown. */
let looks = 0
/** One look at a time: the one that ends last is the one that is kept to be run. */
let turn: Promise<void> = Promise.resolve()

/**
 * Shows what comes of a look at a file: its preview, or why there is none.
 * @param chosen the preview at hand with the columns as they are chosen now, so that the next choice builds on this one
 */
function show(file: ListFile, chosen: Previewed | undefined, ask: () => Promise<Answered>): Promise<void> {
  looks += 1
  const look = looks
  const before = stageNow()
  if (before.at === 'preview')
    go({ ...before, previewed: chosen ?? before.previewed, isReadAgain: true, problem: undefined })
  else go({ at: 'reading', fileName: file.fileName, part: 1 })
  turn = turn.then(async () => {
    if (look !== looks) return
    const answer = await ask()
    const now = stageNow()
    if (look !== looks || (now.at !== 'reading' && now.at !== 'preview')) return
    if (answer.ok) go({ at: 'preview', file, previewed: answer.data, isReadAgain: false, problem: undefined })
    else if (now.at === 'preview') go({ ...now, isReadAgain: false, problem: answer.error })
    else go({ at: 'choosing', problem: answer.error })
  })
  return turn
}

/** The preview on the screen. */
function previewNow(): Previewed | undefined {
  const stage = stageNow()
  return stage.at === 'preview' ? stage.previewed : undefined
}

/** Reads a file of people and shows what would happen; stores nothing but a choice of columns. */
export function previewPeople(file: ListFile, columns: Columns<'people'>): Promise<void> {
  const now = previewNow()
  const chosen: Previewed | undefined =
    now?.what === 'people' && columns !== null
      ? { ...now, preview: { ...now.preview, columns: assigned(now.preview.columns, columns) } }
      : undefined
  const input = { ...file, columns: columns === null ? null : [...columns], isStrict: false }
  return show(file, chosen, async () => {
    const answer = await request('transfer.previewImport', input)
    return answer.ok ? { ok: true, data: { what: 'people', preview: answer.data } } : answer
  })
}

/** As `previewPeople`, for a file of clients. */
export function previewClients(file: ListFile, columns: Columns<'clients'>): Promise<void> {
  const now = previewNow()
  const chosen: Previewed | undefined =
    now?.what === 'clients' && columns !== null
      ? { ...now, preview: { ...now.preview, columns: assigned(now.preview.columns, columns) } }
      : undefined
  const input = { ...file, columns: columns === null ? null : [...columns] }
  return show(file, chosen, async () => {
    const answer = await request('transfer.previewClients', input)
    return answer.ok ? { ok: true, data: { what: 'clients', preview: answer.data } } : answer
  })
}

function assigned<F, C extends { readonly field: F | null }>(
  columns: readonly C[],
  fields: readonly (F | null)[],
): (C & { field: F | null })[] {
  return columns.map((column, index) => ({ ...column, field: fields[index] ?? null }))
}
