/** Prints one line for whoever runs the benchmarks. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
