import { createHash } from 'node:crypto'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'
import { insertRow } from '../../db/writeRow.ts'

/** SHA-256 of a signed list, hex. */
export const hashOf = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex')

/**
 * What one row holds of a signed list, in characters of base64: a large clinic's goes on in further rows, which other
 * PCs take whatever its length, each well within one set.
 */
const MOST_IN_A_ROW = 400_000

/**
 * How the rows that go on with a list are named: after its hash, so that two lists which two PCs signed of one quarter
 * never mix.
 */
const nameOf = (reviewId: string, hash: string): string => `${reviewId}.${hash.slice(0, 16)}`

/**
 * Keeps what of a signed list goes beyond the review's own row; before that one is signed, so that on other PCs, too, it
 * is all there by then.
 * @returns what the review's own row holds
 */
export function keepDocument(
  tx: WriteTx,
  { reviewId, base64, hash }: { readonly reviewId: string; readonly base64: string; readonly hash: string },
  act: { readonly verb: string },
): string {
  const part = { finished_at: null, finished_by: null, people: 0, document_hash: '' }
  for (let at = MOST_IN_A_ROW, number = 1; at < base64.length; at += MOST_IN_A_ROW, number += 1) {
    const id = `${nameOf(reviewId, hash)}.${String(number).padStart(4, '0')}`
    insertRow(tx, 'access_review', { id, ...part, document: base64.slice(at, at + MOST_IN_A_ROW) }, act)
  }
  return base64.slice(0, MOST_IN_A_ROW)
}

/** The signed list of a finished review, base64; undefined where there is none, or not all of it has come yet. */
export async function findDocument(db: Reader, reviewId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('access_review')
    .select(['document', 'document_hash'])
    .where('id', '=', reviewId)
    .where('finished_at', 'is not', null)
    .executeTakeFirst()
  if (row === undefined || row.document.length < MOST_IN_A_ROW) return row?.document
  const name = nameOf(reviewId, row.document_hash)
  const parts = await db
    .selectFrom('access_review')
    .select('document')
    .where('id', '>=', `${name}.`)
    .where('id', '<', `${name}/`)
    .orderBy('id')
    .execute()
  const base64 = [row, ...parts].map(({ document }) => document).join('')
  return hashOf(Buffer.from(base64, 'base64')) === row.document_hash ? base64 : undefined
}
