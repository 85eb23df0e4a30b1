import type { HandlersOf } from '../../call.ts'
import { checkPassword } from './checkPassword.ts'

export const passwordsHandlers: HandlersOf<'identity.checkPassword'> = {
  'identity.checkPassword': checkPassword,
}
