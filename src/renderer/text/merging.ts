import type { MergePreview } from '#shared/contract/merging.ts'
import type { MergeField } from '#shared/domain/merging.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${numberFormat().format(count)} ${more}`

/** The fields that one chooses between. */
export const mergeFieldNames: Readonly<Record<MergeField, string>> = translatable('merging.mergeFieldNames', {
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  primaryEmail: 'Primary e-mail',
  secondaryEmail: 'Secondary e-mail',
  primaryPhone: 'Primary phone',
  secondaryPhone: 'Secondary phone',
  discipline: 'Discipline',
  compensationTier: 'Compensation tier',
  staffId: 'Staff ID',
  registrationNumber: 'Registration #',
  registrationExpiresOn: 'Registration expires',
  bio: 'Bio',
  photo: 'Photo',
  preferredName: 'Preferred name',
  birthDate: 'Date of birth',
  pronouns: 'Pronouns',
  status: 'Status',
  since: 'Client since',
  phone: 'Phone',
  email: 'E-mail',
  address: 'Address',
  school: 'School',
  notes: 'Notes',
})

/** "Merge with …": the way in, the choice, and the notice afterwards. */
export const mergingText = translatable('merging.mergingText', {
  open: 'Merge with …',
  title: (name: string): string => `Merge ${name} with another record`,
  intro: 'For somebody who is here twice. The two records become one; nothing is deleted.',
  search: 'The other record',
  searchHint: 'Name, e-mail, phone or staff ID',
  searchClients: 'Name',
  likely: 'Looks like the same',
  results: 'Records to merge with',
  noneLikely: 'Nobody here looks like the same person. Search for the other record.',
  noneFound: 'Nobody found.',
  inactive: 'Inactive',
  before: 'Merged before',
  mergedOn: (name: string, when: string, who: string): string =>
    who === '' ? `${name}, ${when}` : `${name}, ${when}, by ${who}`,
  undoOf: (name: string): string => `Undo the merge with ${name}`,
  loading: 'Comparing the two',
  failed: 'These two can’t be merged',
  stays: 'Which record stays?',
  choose: 'What does it say then?',
  part: 'Field',
  fieldChoice: (field: string): string => `${field}: which one stays`,
  same: 'Both say the same.',
  empty: 'nothing',
  photoThere: 'a photo',
  locked: 'An owner can change this later.',
  roles: 'Application Role',
  rolesKept: (roles: string): string => (roles === '' ? 'None' : roles),
  rolesBoth: (roles: string): string => `Both: ${roles}`,
  rolesLocked: 'Only an owner gives roles: those of the record that stays are kept.',
  another: 'Another record',
  lookAgain: 'Look again',
  confirm: 'Merge',
  moves: (moves: MergePreview['moves'], kept: string): string => {
    const parts = [
      moves.clients > 0 ? many(moves.clients, 'client', 'clients') : '',
      moves.people > 0 ? many(moves.people, 'person around the client', 'people around the client') : '',
      moves.sessions > 0 ? many(moves.sessions, 'session', 'sessions') : '',
      moves.timesheets > 0 ? many(moves.timesheets, 'timesheet', 'timesheets') : '',
      moves.crews > 0 ? many(moves.crews, 'crew', 'crews') : '',
      moves.students > 0 ? many(moves.students, 'student', 'students') : '',
    ].filter((part) => part !== '')
    return parts.length === 0
      ? 'No clients, sessions or crews go over.'
      : `Goes over to ${kept}: ${parts.join(', ')}.`
  },
  pointer: (merged: string): string =>
    `The other record, ${merged}, is shown nowhere any more. What other PCs still change of it comes to the one that stays, or to “To review”.`,
  endsSignIn: 'Its password and MFA end; those of the record that stays are kept.',
  done: (name: string): string => `The two records of ${name} are one.`,
  undo: 'Undo',
  undone: (name: string): string => `There are two records of ${name} again.`,
  notUndone: 'This could not be undone.',
})
