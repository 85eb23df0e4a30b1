import { gapsIn, LAST_STATEMENT, readNamings } from './statements.ts'

// `npm run statements`: which tests show which statement of product.md; fails where none does.
const namings = readNamings()
for (let statement = 1; statement <= LAST_STATEMENT; statement += 1) {
  const tests = namings.filter(({ statements }) => statements.includes(statement))
  console.log(`${String(statement).padStart(2)}  ${tests.length === 0 ? 'NO TEST' : ''}`.trimEnd())
  for (const { file, title } of tests) console.log(`      ${file}: ${title}`)
}
const gaps = gapsIn(namings)
console.log(
  gaps.length === 0
    ? `${LAST_STATEMENT} statements, each named by a test`
    : `without a test: ${gaps.join(', ')}`,
)
process.exitCode = gaps.length === 0 ? 0 : 1
