/** Makes a missing case of a union a type error; throws where unchecked input gets there all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
