import { translatable } from './language.ts'

/** The words of "Join a clinic" and of the wait for its data. */
export const joiningText = translatable('joining.joiningText', {
  title: 'Join a clinic',
  intro:
    'On a PC that has the clinic, an owner opens Settings, Sync, and chooses “Add a PC”. The code shown there works once, for 15 minutes.',
  code: 'Code',
  codeHint: 'Type, paste or scan it, with the address in front.',
  codeExample: 'hub.example.org/ABCD-EFGH-…',
  codeAddress: 'The code begins with the address of the hub and a stroke: hub.example.org/ABCD-…',
  codeForeign: (characters: string): string => `No code holds ${characters}. Look at it once more.`,
  codeTooMany: 'These are more characters than a code has.',
  codeCount: (typed: number): string => `${typed} of 64 characters typed`,
  pcName: 'Name of this PC',
  pcNameHint: 'How the others see it in the list of PCs, such as “Reception”.',
  join: 'Join the clinic',
  sheetIntro:
    'If this PC’s key is ever lost, this is the only way back to the data on it. It is another one than that of the first PC.',
  sheetConfirm: 'An owner confirms the sheet at this PC after signing in. The desk reminds of it.',
  goOn: 'Go on',
  comingTitle: (clinic: string): string =>
    clinic === '' ? 'Bringing the clinic here' : `Bringing ${clinic} here`,
  coming:
    'The clinic’s data come to this PC, encrypted on the way. You can close the program; it goes on at the next start.',
  progress: 'How much of the data is here',
  starting: 'Looking for the clinic’s data…',
  problems: {
    unreachable:
      'The hub does not answer now. Anteroom tries again by itself as soon as there is a connection.',
    unsafeConnection:
      'The connection to the hub is not safe, so nothing was sent. Ask whoever runs the hub; Anteroom tries again by itself.',
    hubNotTrusted:
      'What the hub gives was changed or is not whole, so nothing of it was taken. Tell an owner; Anteroom tries again by itself.',
    revoked:
      'An owner took this PC out of the clinic. Ask for a new code, and tell them that this PC never had the data.',
  },
} as const)
