import type { SyncState } from '#shared/contract/sync.ts'
import { translatable } from './language.ts'
import { numberFormat } from './locale.ts'

type Problem = NonNullable<SyncState['problem']>
const changes = (many: number): string => (many === 1 ? '1 change' : `${numberFormat().format(many)} changes`)

/** How far a clock is off, in the unit that fits. */
function span(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const [many, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day']
  return `${numberFormat().format(many)} ${unit}${many === 1 ? '' : 's'}`
}

/** What can be made inactive or taken away, by table. */
const HELD_WORDS: Readonly<Record<string, string>> = {
  user: 'people',
  user_role: 'roles',
  credential: 'sign-ins',
  client: 'clients',
  client_person: 'people of clients',
  crew: 'crews',
  crew_member: 'crew members',
  discipline: 'disciplines',
  compensation_tier: 'compensation tiers',
  service: 'services',
  session: 'sessions',
  device: 'PCs',
}

/** The words of the sync state in the header, and of Settings > Sync. */
export const syncText = translatable('sync.syncText', {
  label: 'Sync',
  states: {
    inStep: 'In sync',
    working: 'Syncing…',
    joining: 'Getting the clinic’s data…',
    waiting: 'Waiting for the network',
    attention: 'Sync needs attention',
  } satisfies Readonly<Record<Exclude<SyncState['kind'], 'none'>, string>>,
  unsentShort: (many: number): string => `${numberFormat().format(many)} unsent`,
  unsent: (many: number): string =>
    many === 0 ? 'Everything done here is on the hub.' : `${changes(many)} made here are not on the hub yet.`,
  unsentStays: (many: number): string =>
    `${changes(many)} made here never reached the hub. ${many === 1 ? 'It is' : 'They are'} on this PC alone.`,
  inStepSince: 'In sync since',
  lastContact: 'The hub last answered',
  neverContact: 'The hub has not answered since the program started.',
  waitingExplained: 'Work on as usual. This PC sends what is done as soon as the hub answers.',
  progress: (done: number, total: number): string =>
    `${numberFormat().format(done)} of ${numberFormat().format(total)}`,
  setAside: (many: number): string =>
    many === 1
      ? '1 change of another PC does not fit the data here and was set aside.'
      : `${numberFormat().format(many)} changes of other PCs do not fit the data here and were set aside.`,
  clockOwn: (aheadMs: number): string =>
    `The clock of this PC is ${span(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead' : 'behind'}. Nothing is lost, but times in the log are wrong. Set the clock in the system’s settings.`,
  clockOther: (pc: string, aheadMs: number): string =>
    `The clock of ${pc === '' ? 'another PC' : pc} is ${span(aheadMs)} ahead of this PC’s. Nothing is lost, but its later changes win where both changed the same. Set the clock right there or here.`,
  now: 'Sync now',
  open: 'Settings > Sync',
  problems: {
    revoked:
      'An owner took this PC out of the clinic, or another one while this one was joining. It sends and gets nothing more; what is on it stays. To go on with it, ask for a new code.',
    unsafeConnection:
      'The connection to the hub is not safe, so nothing was sent. Ask whoever looks after the hub to check its certificate.',
    hubNotTrusted:
      'The hub gave something that no PC of this clinic sealed, or left something out. Nothing of it was taken. Ask whoever looks after the hub.',
    otherHub:
      'The hub does not know this clinic: it lost its data, or another hub answers at this address. Nothing was sent. Ask whoever looks after the hub; an owner can have the account made again in Settings > Sync.',
    hubWentBack:
      'The hub lost changes that it had, as after a restored backup. Nothing here is lost: this PC sends them again.',
    thisPcWentBack:
      'This PC’s data is older than what it sent before, as after a restored backup. It gets back what it sent, and then goes on.',
    updateNeeded: 'Another PC or the hub has a newer version. Update the program on this PC.',
    storageFull: 'The clinic’s room on the hub is used up. Ask whoever looks after the hub for more.',
    massVoid:
      'Another PC made very much inactive or took it away at once. Nothing of it was taken here. An owner decides in Settings > Sync.',
    keyMissing:
      'This PC has not got the clinic’s newest key, so it can’t read what other PCs do and sends nothing. Nothing is lost. Ask whoever looks after the hub.',
    diskFull: 'The disk of this PC is full, so it does not sync. Make room on it: then it goes on by itself.',
    localTrouble:
      'This PC could not read or write its own data, so it does not sync. It tries again by itself. If this stays, restart the PC and have its disk checked.',
    differs: 'Not all PCs have the same data, though each heard everything that the others said.',
  } satisfies Readonly<Record<Problem, string>>,

  differsFrom: (names: readonly string[]): string => `Not the same as here: ${names.join(', ')}.`,
  differsExplained:
    'A file was damaged or changed by something else on one of them. Look at the same person or session on each PC. At the one that is wrong, an owner has it take the data of another PC again, in Settings > Sync.',
  copyAsk: 'Take the data of another PC…',
  copyTitle: 'Take the data of another PC?',
  copyExplained:
    'Everything on this PC becomes what the other PC has; what is here alone goes, but for a backup that is made first. What was changed here and is not sent yet stays. Nothing changes on the other PCs, and you can go on working meanwhile.',
  copyFrom: 'Whose data are right?',
  copyWhich: 'Choose a PC.',
  copyNone: 'No other PC has this version of Anteroom: update them first.',
  copyDo: 'Take its data',
  copyWaits: (pc: string): string =>
    `This PC takes the data of ${pc} once that one is on and connected to the hub.`,
  copyComes: (pc: string): string => `This PC is taking the data of ${pc}. You can go on working.`,
  copyLeave: 'Don’t take them',

  heldTitle: 'Take what another PC made inactive or took away?',
  heldWhat: (pc: string, what: string): string =>
    `${pc === '' ? 'Another PC' : pc} made this inactive or took it away at once: ${what}.`,
  heldRows: (rows: Readonly<Record<string, number>>): string =>
    Object.entries(rows)
      .map(([table, many]) => `${HELD_WORDS[table] ?? 'other'} (${numberFormat().format(many)})`)
      .join(', '),
  heldExplained:
    'Until you decide, nothing that other PCs did since comes here; what is done here still goes to them. Refuse it, and all of it is put back on every PC; nothing else of that PC is lost.',
  heldTake: 'Take it',
  heldRefuse: 'Refuse it',

  staffListTitle: 'Let this PC go on without the hub?',
  staffListSince: (since: string): string =>
    `This PC last heard from the clinic’s other PCs on ${since}. Only owners can sign in here until it does again.`,
  staffListSinceNever:
    'This PC has not heard from the clinic’s other PCs for 14 days. Only owners can sign in here until it does.',
  staffListRisk:
    'If you let it go on, everybody on its list can sign in here for 14 more days. People who left meanwhile could still sign in here: make inactive first whoever you know has left.',
  staffListConfirm: 'Let it go on',
  staffListLater: 'Not now',
  staffListOld: 'Only owners can sign in on this PC: it has not heard from the other PCs for too long.',
  staffListAsk: 'Let it go on…',
  staffListSoon: (days: number): string =>
    days === 1
      ? 'Within a day only owners will be able to sign in here. Connect this PC to the network.'
      : `In ${numberFormat().format(days)} days only owners will be able to sign in here. Connect this PC to the network.`,

  section: 'Sync',
  failed: 'the PCs of the clinic',
  explained:
    'With a hub, the clinic works on several PCs: each has all data, works without a network, and hears what the others did. The hub keeps it encrypted and can’t read it.',
  address: 'Address of the hub',
  addressHint: 'As whoever looks after the hub gave it to you, such as hub.example.org',
  registrationCode: 'Registration word',
  registrationHint: 'Only where the hub asks for one.',
  create: 'Connect to this hub',
  change: 'Use another hub',
  changeTitle: 'Use another hub',
  changeExplained:
    'For a hub that lost its data, or went away for good. The clinic’s account is made there again with all PCs that are in the clinic now. Nothing is lost: this PC sends what it has, and each other PC sends what is missing. At the same address they go on by themselves; at another one, do this on each of them.',
  changeDo: 'Use this hub',
  changed: 'The clinic is at this hub now. This PC sends what it has.',
  pcs: 'PCs of the clinic',
  thisPc: 'This PC',
  revoked: 'Taken out',
  lastSync: 'Last sync',
  notHeard: 'Not heard yet',
  notRead: 'Joined, but nothing of it can be read',
  joined: 'Added',
  version: (version: string): string => `Version ${version}`,
  hubNotAsked: 'The hub does not answer now: when each PC synced last is not known.',
  hub: 'Hub',
  rename: 'Rename',
  renameOf: (name: string): string => `Rename ${name}`,
  renameTitle: 'Rename PC',
  name: 'Name',
  take: 'Take out',
  takeOf: (name: string): string => `Take out ${name}`,
  takeQuestion: (name: string): string => `Take ${name} out of the clinic?`,
  takeExplained:
    'It gets nothing from now on, and what it still sends is refused. The clinic gets a new key that this PC never has. Its data stays on it: erase the PC if it was lost or sold. To come back it needs a new code.',
  takeUnsent: (many: number): string =>
    `${changes(many)} made on it are not on the hub and would stay there.`,
  add: 'Add a PC',
  addTitle: 'Add a PC',
  addExplained:
    'On the new PC, choose “Join a clinic” and type or scan this code. It works once. Whoever has it has the clinic’s data: show it only where you stand.',
  adding: 'Getting a code…',
  code: 'Code for the new PC',
  codeLeft: (minutes: number, seconds: number): string =>
    `Counts for ${minutes}:${String(seconds).padStart(2, '0')} more`,
  codeOver: 'This code no longer counts.',
  another: 'Make another code',
  copyCode: 'Copy the code',
} as const)
