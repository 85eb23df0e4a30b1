import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'

type State = {
  /** `asked` where the person called the question up; `later` once they said "Not now". */
  readonly wish: 'none' | 'asked' | 'later'
}

/** Whether the owner at the desk has put the question about an old list of staff off; each owner is asked anew. */
export const useStaffListWish = create<State>()(() => ({ wish: 'none' }))
forgetOnLeave(useStaffListWish)
