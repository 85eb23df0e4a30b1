import type { BackendWords } from '../backendWords.ts'
import { accessReview } from './accessReview.ts'
import { mail } from './mail.ts'
import { roles } from './roles.ts'
import { staffList } from './staffList.ts'
import { team } from './team.ts'
import { timesheet } from './timesheet.ts'

/** Everything the program says outside the screen, in French. */
export const french: BackendWords = { accessReview, mail, roles, staffList, team, timesheet }
