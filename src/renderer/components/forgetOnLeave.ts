type Store<S> = { readonly getInitialState: () => S; readonly setState: (state: S, replaces: true) => void }

const forgetters = new Set<() => void>()

/**
 * Empties a store when the person at the desk is signed out: what they looked for, opened or chose is not there for
 * the next one (A9). Stores of the program itself, such as whether the link is up, stay out of it.
 */
export function forgetOnLeave<S>(store: Store<S>): void {
  forgetters.add(() => store.setState(store.getInitialState(), true))
}

/** Empties every store that holds something of a person. */
export function forgetPerson(): void {
  for (const forget of forgetters) forget()
}
