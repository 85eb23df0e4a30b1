import type { HandlersOf } from '../../call.ts'
import { getHome } from './getHome.ts'
import { getToday } from './getToday.ts'

export const homeHandlers: HandlersOf<'home.get' | 'home.getToday'> = {
  'home.get': getHome,
  'home.getToday': getToday,
}
