import { writeFileSync } from 'node:fs'
import { renderRights, RIGHTS_DOC } from './rightsDoc.ts'
import { hashMatrix, measureMatrix, ROUTES } from './rightsMatrix.ts'
import { type AskFrom, STATES, takeStates } from './rightsStates.ts'
import { startClinic } from './testApp.ts'

// `npm run rights`: asks the program itself, and writes docs/rights.md.
const test = await startClinic()
try {
  const ask: AskFrom = (state, route, input) => test.raw(route, input, state)
  await takeStates(test, ask)
  const matrix = await measureMatrix(ask)
  writeFileSync(RIGHTS_DOC, await renderRights(matrix))
  console.log(
    `docs/rights.md: ${ROUTES.length} routes × ${STATES.length} states, table ${hashMatrix(matrix)}`,
  )
} finally {
  await test.stop()
}
