import { MOST_SHOWN } from '#shared/contract/importFile.ts'
import type { WorkId } from '#shared/domain/ids.ts'
import type { FileEncoding } from './decodeText.ts'
import type { FoundColumns } from './findColumns.ts'
import type { Separator } from './findSeparator.ts'
import type { ListFile } from './readList.ts'
import type { RowProblems } from './rowProblems.ts'

const SAMPLE_ROWS = 10

type Previewed<F extends string, T, P extends { readonly line: number }, D, S> = {
  readonly importId: WorkId
  readonly fileName: string
  readonly isRemembered: boolean
  readonly file: ListFile<F, T, P>
  /** Of the file by itself, and of adding it to the clinic. */
  readonly problems: ReturnType<typeof RowProblems.both<P>>
  readonly duplicates: readonly D[]
  /** One line as it will be stored. */
  readonly sampleOf: (line: T) => S
}

type Described<F extends string, P, D, S> = {
  readonly importId: WorkId
  readonly fileName: string
  readonly encoding: FileEncoding
  readonly separator: Separator
  readonly columns: FoundColumns<F>['columns']
  readonly isRemembered: boolean
  readonly rowCount: number
  readonly problemCount: number
  readonly problems: P[]
  readonly duplicateCount: number
  readonly duplicates: D[]
  readonly sample: S[]
}

/** What the preview of any list says. */
export function describeList<F extends string, T, P extends { readonly line: number }, D, S>({
  importId,
  fileName,
  isRemembered,
  file,
  problems,
  duplicates,
  sampleOf,
}: Previewed<F, T, P, D, S>): Described<F, P, D, S> {
  const { lines, encoding, separator, columns } = file
  return {
    importId,
    fileName,
    encoding,
    separator,
    columns,
    isRemembered,
    rowCount: lines.length,
    problemCount: problems.count,
    problems: problems.first,
    duplicateCount: duplicates.length,
    duplicates: duplicates.slice(0, MOST_SHOWN),
    sample: lines.slice(0, SAMPLE_ROWS).map(sampleOf),
  }
}
