import type { ReviewItem } from '#shared/contract/review.ts'
import { userIdSchema } from '#shared/domain/ids.ts'

const person = (index: number, name: string) => ({
  userId: userIdSchema.parse(`0198a1f0-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`),
  name,
})

/** One of each kind that "To review" knows, with made-up people, one of them with a long name. */
export function reviewItems(long: { readonly firstName: string; readonly lastName: string }): {
  readonly items: ReviewItem[]
  readonly names: Record<string, string>
} {
  const longName = `${long.firstName} ${long.lastName}`
  const at = Date.now() - 40 * 60_000
  const clash = (part: Partial<Extract<ReviewItem, { kind: 'field' }>>): ReviewItem => ({
    kind: 'field',
    id: `clash-${part.field ?? ''}`,
    table: 'user',
    rowId: 'r1',
    field: 'title',
    aboutName: 'Zoë Lindgren',
    userId: null,
    isStrict: false,
    isHidden: false,
    mergedName: null,
    stands: { value: 'SLP', byName: 'Olive Owens', pcName: 'Front desk', at },
    other: { value: null, byName: '', pcName: 'Back office', at: at - 60_000 },
    ...part,
  })
  const items: ReviewItem[] = [
    clash({
      field: 'status',
      isStrict: true,
      aboutName: longName,
      stands: { value: 'inactive', byName: 'Olive Owens', pcName: 'Front desk', at },
      other: { value: 'active', byName: longName, pcName: 'The PC at the window of the second room', at },
    }),
    { kind: 'ownerKept', id: 'owner', what: '', people: [person(1, 'Olive Owens')] },
    {
      kind: 'planLimit',
      id: 'plan',
      what: 'solo',
      people: [person(1, 'Olive Owens'), person(2, longName), person(3, 'Noah Khan')],
    },
    {
      kind: 'sameEmail',
      id: 'email',
      what: 'wilhelmina-alexandrina.van-oostendorp-schwarzenberger@maple.example.org',
      people: [person(2, longName), person(4, 'Ana Silva')],
    },
    {
      kind: 'sameStaffId',
      id: 'staffId',
      what: 'S-0042',
      people: [person(3, 'Noah Khan'), person(4, 'Ana Silva')],
    },
    clash({ field: 'bio', isHidden: true }),
    clash({ field: 'title', mergedName: longName }),
  ]
  return { items, names: {} }
}
