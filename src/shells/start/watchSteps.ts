/** What the watch knows at one check. */
export type Watched = {
  /** What the program on disk is made of; undefined while there is none. */
  readonly built: string | undefined
  /** What was started last, running or not; undefined before the first start. */
  readonly started: string | undefined
  readonly isRunning: boolean
  /** The program that the running one was asked to give way to. */
  readonly askedFor: string | undefined
}

/** `end` asks the running program to give way; the start follows once it has ended. */
export type Step = 'wait' | 'start' | 'end'

/** Starts what is new, asks an old one to end once for each new one, and leaves a program alone that ended by itself. */
export function nextStep({ built, started, isRunning, askedFor }: Watched): Step {
  if (built === undefined || built === started) return 'wait'
  if (!isRunning) return 'start'
  // Somebody with unsaved words may have chosen to keep editing.
  return built === askedFor ? 'wait' : 'end'
}
