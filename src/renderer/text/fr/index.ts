import 'dayjs/locale/fr'
import { review } from './review.ts'

/** The program in French, by the names of the files that hold the English words. */
export const french = { review } as const
