import { type Goal, goalTable, type GoalLine } from './goal.ts'
import { measureP1 } from './goals/p1Apply.ts'
import { measureP2 } from './goals/p2Actual.ts'
import { measureP3, measureP4 } from './goals/p3Through.ts'
import { measureP6 } from './goals/p6OneChange.ts'
import { measureP7 } from './goals/p7Snapshot.ts'
import { measureP8 } from './goals/p8ListAndSearch.ts'
import { measureP9 } from './goals/p9Growth.ts'
import { measureP10 } from './goals/p10Typos.ts'
import { measureP11 } from './goals/p11Encryption.ts'
import { measureP12 } from './goals/p12Kysely.ts'
import { measureP13 } from './goals/p13Desk.ts'
import { measureP14 } from './goals/p14MainThread.ts'
import { measureP15 } from './goals/p15Start.ts'
import { measureP16 } from './goals/p16Renderer.ts'
import { measureP17 } from './goals/p17Hub.ts'
import { measureP18 } from './goals/p18SignIn.ts'
import { say } from './say.ts'

const GOALS: ReadonlyMap<string, Goal> = new Map([
  ['P1', measureP1],
  ['P2', measureP2],
  // P5 is the growth of P3, of the same measurement.
  ['P3', measureP3],
  ['P4', measureP4],
  ['P6', measureP6],
  ['P7', measureP7],
  ['P8', measureP8],
  ['P9', measureP9],
  ['P10', measureP10],
  ['P11', measureP11],
  ['P12', measureP12],
  ['P13', measureP13],
  ['P14', measureP14],
  ['P15', measureP15],
  ['P16', measureP16],
  ['P17', measureP17],
  ['P18', measureP18],
])

const asked = process.argv
  .slice(2)
  .map((name) => name.toUpperCase())
  .map((name) => (name === 'P5' ? 'P3' : name))
const unknown = asked.filter((name) => !GOALS.has(name))
if (unknown.length > 0)
  throw new Error(`No goal ${unknown.join(', ')}; there are ${[...GOALS.keys()].join(', ')}`)

const lines: GoalLine[] = []
for (const [name, measure] of GOALS) {
  if (asked.length > 0 && !asked.includes(name)) continue
  say(`\n${name}`)
  lines.push(...(await measure()))
}
say(`\n${goalTable(lines)}`)
