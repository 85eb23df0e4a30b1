import { mergeNamesWork } from './mergeNames.ts'
import { renameNamedWork } from './renameNamed.ts'
import { undoNamesMergeWork } from './undoNamesMerge.ts'

export { addCompensationTier, addDiscipline } from './addNamed.ts'
export { listCompensationTiers, listDisciplines } from './disciplinesRepository.ts'
export { disciplinesHandlers } from './handlers.ts'

/** What of this feature runs on the clinic's thread. */
export const disciplinesWorks = [renameNamedWork, mergeNamesWork, undoNamesMergeWork]
