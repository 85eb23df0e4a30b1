import type { Named } from '#shared/contract/nameLists.ts'
import { type Failed, fail, ok, type Result } from '#shared/errors/index.ts'
import type { NamedId } from '#shared/domain/ids.ts'
import { foldText } from '#shared/lib/fold.ts'

/** A name that another one in use bears in any letter case and with any accents is refused (product.md 21). */
export function takenName(
  names: readonly Named[],
  { id, name }: { readonly id: NamedId; readonly name: string },
): Failed<'NAME_TAKEN'> | undefined {
  const twin = names.find((one) => one.isCurrent && one.id !== id && foldText(one.name) === foldText(name))
  return twin === undefined ? undefined : fail('NAME_TAKEN', { name: twin.name })
}

/**
 * The two of a merging. Into one that is offered, and never into itself; an ended one may be merged too, since another
 * PC may have given it to somebody before it heard of the end.
 */
export function findMergePair(
  names: readonly Named[],
  { fromId, intoId }: { readonly fromId: NamedId; readonly intoId: NamedId },
): Result<{ from: Named; into: Named }, 'NOT_FOUND' | 'BAD_INPUT'> {
  const from = names.find(({ id }) => id === fromId)
  const into = names.find(({ id }) => id === intoId)
  if (from === undefined || into === undefined) return fail('NOT_FOUND', {})
  if (fromId === intoId || !into.isCurrent) return fail('BAD_INPUT', { fields: { intoId: 'notOneOf' } })
  return ok({ from, into })
}
