import { firstTables } from './0001FirstTables.ts'
import { whoIsAtTheDesk } from './0002WhoIsAtTheDesk.ts'
import { severalPcs } from './0003SeveralPcs.ts'
import { clientDirectory } from './0004ClientDirectory.ts'
import { timesheets } from './0005Timesheets.ts'
import { twoLanguages } from './0006TwoLanguages.ts'
import { looksAtTheClinic } from './0007LooksAtTheClinic.ts'
import { oneRecordEach } from './0008OneRecordEach.ts'
import { goingBack } from './0009GoingBack.ts'
import { newerPrograms } from './0010NewerPrograms.ts'
import { feesThatStay } from './0011FeesThatStay.ts'
import { timesheetsThatStay } from './0012TimesheetsThatStay.ts'
import { dataCopies } from './0013DataCopies.ts'
import { lighterLog } from './0014LighterLog.ts'
import type { Migration } from './migration.ts'

/** Every migration by its fixed-width name, in the order they run. The number of entries is the schema's version. */
export const MIGRATIONS: ReadonlyMap<string, Migration> = new Map([
  ['0001_first_tables', firstTables],
  ['0002_who_is_at_the_desk', whoIsAtTheDesk],
  ['0003_several_pcs', severalPcs],
  ['0004_client_directory', clientDirectory],
  ['0005_timesheets', timesheets],
  ['0006_two_languages', twoLanguages],
  ['0007_looks_at_the_clinic', looksAtTheClinic],
  ['0008_one_record_each', oneRecordEach],
  ['0009_going_back', goingBack],
  ['0010_newer_programs', newerPrograms],
  ['0011_fees_that_stay', feesThatStay],
  ['0012_timesheets_that_stay', timesheetsThatStay],
  ['0013_data_copies', dataCopies],
  ['0014_lighter_log', lighterLog],
])
