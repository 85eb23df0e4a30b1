/** What a PC is called whose own name nobody can read. */
export const unnamedPc = (number: number): string => `PC ${number}`
