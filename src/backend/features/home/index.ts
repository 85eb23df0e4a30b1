import type { HandlersOf } from '../../call.ts'
import { getHome } from './getHome.ts'

export const homeHandlers: HandlersOf<'home.get'> = { 'home.get': getHome }
