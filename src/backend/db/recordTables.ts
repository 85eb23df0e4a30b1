import type { UserId } from '#shared/domain/ids.ts'

type Stamped = { stamp: number; stamp_device: number }
/** What records are of. */
export const RECORD_KINDS = ['user', 'client'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** What became of a record; a record that has one of the first two is shown nowhere (product.md 31). */
export type Afterlife<Id> = {
  /** The record that stands for it since both were merged. */
  merged_into: Id | null
  /** When the import that brought it was undone. */
  voided_at: number | null
  /** The import that brought it. */
  import_id: string | null
}

/** Two records that were made one, with what is needed to undo it and to notice late changes of the merged one. */
export type RecordMergeTable = Stamped & {
  id: string
  kind: RecordKind
  kept_id: string
  merged_id: string
  merged_at: number
  done_by: UserId | null
  /** JSON: every row that was changed, with what it held before. */
  moved: string
  /** JSON: by field, the version of the merged record that somebody has seen. */
  seen: string
  undone_at: number | null
}

/** One import of a file, by which it can be undone. */
export type ImportRunTable = Stamped & {
  id: string
  kind: RecordKind
  file_name: string
  row_count: number
  made_at: number
  done_by: UserId | null
  undone_at: number | null
}
