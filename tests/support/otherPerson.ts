import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const WORKER = fileURLToPath(new URL('otherPersonWorker.ts', import.meta.url))
const replySchema = z.strictObject({ id: z.number(), value: z.string() })

/** User ids that no account needs: the system knows rights by number. */
export const PEOPLE = { anna: 64_001, ben: 64_002 } as const

/** A process with one person's rights, that tries things. */
export type OtherPerson = {
  /** What came of it: what a lock is, 'done', or the code of the refusal. */
  readonly ask: (act: 'lock' | 'release' | 'read' | 'list' | 'write', path: string) => Promise<string>
  readonly kill: () => Promise<void>
  readonly end: () => Promise<void>
}

/** True where this process may start others with less rights than its own. */
export function canDropRights(): boolean {
  return process.getuid?.() === 0
}

/** Starts a process of a person; without `user`, of whoever runs the tests. */
export function startPerson(user: number = process.getuid?.() ?? 0): OtherPerson {
  const child = spawn(process.execPath, [WORKER, String(user)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = new Map<number, { resolve: (value: string) => void; reject: (error: Error) => void }>()
  const ended = once(child, 'exit')
  void ended.then(() => {
    for (const one of waiting.values()) one.reject(new Error('The process ended too early'))
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, value } = replySchema.parse(JSON.parse(line))
    waiting.get(id)?.resolve(value)
    waiting.delete(id)
  })
  let last = 0
  return {
    ask: (act, path) => {
      last += 1
      const id = last
      const reply = new Promise<string>((resolve, reject) => waiting.set(id, { resolve, reject }))
      child.stdin.write(`${JSON.stringify({ id, do: act, path })}\n`)
      return reply
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    end: async () => {
      child.stdin.end()
      await ended
    },
  }
}
