import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { upgradeStudent } from './upgradeStudent.ts'

export const placementsHandlers: HandlersOf<Extract<RouteName, `placements.${string}`>> = {
  'placements.upgrade': upgradeStudent,
}
