import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { previewSetUp } from './previewSetUp.ts'
import { setUpLike } from './setUpLike.ts'
import { undoSetUp } from './undoSetUp.ts'

export const setUpLikeHandlers: HandlersOf<Extract<RouteName, `setUpLike.${string}`>> = {
  'setUpLike.preview': previewSetUp,
  'setUpLike.run': setUpLike,
  'setUpLike.undo': undoSetUp,
}
