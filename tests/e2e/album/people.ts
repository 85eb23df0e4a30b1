/** The owner of the clinics that the pictures show. */
export const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example',
  password: 'a quiet morning in june',
} as const

export const LONG_NAME = {
  firstName: 'Wilhelmina-Alexandrina',
  lastName: 'van Oostendorp-Schwarzenberger-Hohen',
}

const FIRST = ['Ana', 'Zoë', 'Noah', 'Li', 'Priya', 'Søren', 'Fatima', 'Étienne', 'Grace', 'Mateusz']
const LAST = ['Silva', 'Lindgren', 'Tremblay', 'Nguyen', 'Østergaard', "O'Brien", 'Łukaszewska', 'Khan']
const KINDS = ['Practitioner', 'Office Admin', 'Parent', 'Contact']
const HEADER = 'First name,Last name,Role,E-mail,Phone,Title'

/** A list of invented people to import, in CSV, with one of a long name at its head. */
export function listOf(count: number): string {
  const lines = Array.from({ length: count - 1 }, (_, index) => {
    const first = FIRST[index % FIRST.length] ?? ''
    const last = LAST[index % LAST.length] ?? ''
    const kind = KINDS[index % KINDS.length] ?? ''
    const phone = `+1 416 555 01${String(index % 100).padStart(2, '0')}`
    return `${first},${last},${kind},person${index}@maple.example,${phone},${kind === 'Practitioner' ? 'SLP' : ''}`
  })
  const long = `${LONG_NAME.firstName},${LONG_NAME.lastName},Practitioner,w.van.oostendorp-schwarzenberger@maple.example,+1 416 555 0199,Speech-language pathologist`
  return [HEADER, long, ...lines].join('\n')
}

/** A list in which much is wrong. */
export const BAD_LIST = [
  `${HEADER},Shoe size`,
  'Ana,Silva,Practitioner,ana@@maple,,SLP,39',
  'Other,Owens,Practitioner,OLIVE@maple.example,,,41',
  ',Nobody,Contact,,416 555 0101,,',
  'Zoë,Lindgren,Juggler,zoe@maple.example,,,',
  'Noah,Khan,Office Admin,noah@maple.example,416 555 0102,Admin,',
  'Twice,Khan,Office Admin,NOAH@maple.example,,,',
].join('\n')

/** A list whose columns say nothing to the program. */
export const ODD_LIST = 'Wer,Familie,Rolle,Post,Kennwort (password)\nMina,Holm,Parent,mina@maple.example,\n'

export const ONE_MORE = `${HEADER}\nMina,Holm,Parent,mina@maple.example,416 555 0177,\n`

/** People of `listOf` again, and one twice. */
export const REPEATED_LIST = [
  ...listOf(12).split('\n'),
  'Ana,Silva,Contact,,+1 416 555 0100,',
  'Mina,Holm,Parent,mina@maple.example,416 555 0177,',
  'Mina,Holm,Parent,MINA@maple.example,416 555 0178,',
].join('\n')
