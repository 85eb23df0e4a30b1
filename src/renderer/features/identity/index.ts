export { ChangePasswordScreen } from './ChangePasswordScreen.tsx'
export { LockedScreen } from './LockedScreen.tsx'
export { SignInScreen } from './SignInScreen.tsx'
export { watchActivity } from './watchActivity.ts'
