import { create } from 'zustand'

/** How the page is connected to the program: not yet, now, or no longer. */
export type LinkState = 'connecting' | 'up' | 'lost'

/** Whether requests reach the program; shown by the frame. */
export const useLink = create<{ readonly state: LinkState }>(() => ({ state: 'connecting' }))
