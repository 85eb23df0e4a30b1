import type { Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** A transaction that sees one clinic. Its queries name the clinic all the same. */
export type ClinicTx = Transaction<Schema>

/** The hub's database, entered by one clinic at a time. */
export type Storage = {
  readonly hubId: string
  /** One transaction that sees the rows of one clinic; run again where the database asks for it (40001, 40P01). */
  inClinic<T>(clinicId: string, work: (tx: ClinicTx) => Promise<T>): Promise<T>
  /** The same for what only reads: its answer waits for no commit. */
  glanceInClinic<T>(clinicId: string, work: (tx: ClinicTx) => Promise<T>): Promise<T>
  /** Tells every hub process on this database that a clinic has news. */
  announce(clinicId: string): void
  /** Calls back for news that any process announced. */
  onNews(listener: (clinicId: string) => void): void
  /** Throws where the database does not answer. */
  check(): Promise<void>
  close(): Promise<void>
}
