import { createSpotlight } from '@mantine/spotlight'

/** The state of the command palette, and how to open and close it. */
export const [paletteStore, palette] = createSpotlight()

/**
 * Chooses the first of what the palette shows. Spotlight does it when a letter is typed; the people of that letter
 * come a moment later and would stand there with none of them chosen, so that Enter did nothing.
 */
export function chooseFirst(): void {
  const list = document.getElementById(paletteStore.getState().listId)
  const [first] = list?.querySelectorAll('[data-action]') ?? []
  if (first === undefined) return
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  first.setAttribute('data-selected', 'true')
  paletteStore.updateState((state) => ({ ...state, selected: 0 }))
}
