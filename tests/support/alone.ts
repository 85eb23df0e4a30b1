/** What measures time, or has so many processes of its own that nothing else may run beside it. */
export const ALONE: readonly string[] = [
  'tests/integration/identity/guessing.test.ts',
  'tests/integration/sampleClinic.test.ts',
  'tests/hub/killed.test.ts',
]
