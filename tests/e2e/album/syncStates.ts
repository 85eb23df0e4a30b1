import type { Browser, Page } from 'playwright-core'
import type { OutputOf } from '#shared/contract/index.ts'
import { SYNC_PROBLEMS, type SyncState } from '#shared/contract/sync.ts'
import { deviceIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { startHost } from '#tests/support/startHost.ts'
import { type AnswersInstead, answersInstead } from '../models/answersInstead.ts'
import { openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { SyncSection } from '../models/SyncSection.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { LONG_NAME } from './people.ts'
import { reviewItems } from './reviewItems.ts'

const PASSWORD = 'look around freely'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const longPc = 'The PC at the window of the second treatment room, upstairs'

function stateOf(part: Partial<SyncState>): SyncState {
  return {
    kind: 'inStep',
    problem: null,
    inStepSince: Date.now() - 2 * MINUTE,
    lastContactAt: Date.now() - 2 * MINUTE,
    unsent: 0,
    progress: null,
    toReview: 0,
    setAside: 0,
    held: null,
    clocks: { own: null, others: [] },
    differsFrom: [],
    copying: null,
    staffList: null,
    ...part,
  }
}

const held = {
  hash: 'a1',
  pcName: 'Back office',
  rows: { user: 412, user_role: 388, client: 1204, client_person: 3100, discipline: 2 },
}

const STATES: Readonly<Record<string, SyncState>> = {
  inStep: stateOf({}),
  working: stateOf({ kind: 'working', unsent: 1204, progress: { done: 3100, total: 12_480 } }),
  joining: stateOf({ kind: 'joining', inStepSince: null, progress: { done: 0, total: 0 } }),
  waiting: stateOf({ kind: 'waiting', unsent: 3, lastContactAt: Date.now() - 3 * HOUR, setAside: 2 }),
  never: stateOf({ kind: 'waiting', unsent: 1, lastContactAt: null, inStepSince: null }),
  clocks: stateOf({
    clocks: { own: -47 * MINUTE, others: [{ pcName: longPc, aheadMs: 26 * HOUR }] },
  }),
  staffListEnds: stateOf({ kind: 'waiting', staffList: { isOld: false, daysLeft: 2 } }),
  staffListOld: stateOf({ kind: 'waiting', staffList: { isOld: true, daysLeft: 0 } }),
  ...Object.fromEntries(
    SYNC_PROBLEMS.map((problem) => [
      problem,
      stateOf({
        kind: 'attention',
        problem,
        unsent: problem === 'differs' ? 0 : 12,
        held: problem === 'massVoid' ? held : null,
        differsFrom: problem === 'differs' ? ['Back office', longPc] : [],
      }),
    ]),
  ),
}

const PCS: OutputOf<'sync.getHub'>['pcs'] = [
  { name: 'Front desk', isThisPc: true, isRevoked: false, lastSyncAt: Date.now() - MINUTE, unsent: 0 },
  { name: longPc, isThisPc: false, isRevoked: false, lastSyncAt: Date.now() - 50 * HOUR, unsent: 1204 },
  { name: 'Back office', isThisPc: false, isRevoked: false, lastSyncAt: null, unsent: null },
  {
    name: 'PC 4',
    isThisPc: false,
    isRevoked: false,
    lastSyncAt: Date.now() - HOUR,
    unsent: 0,
    joinedAt: null,
  },
  { name: 'Old laptop', isThisPc: false, isRevoked: true, lastSyncAt: Date.now() - 900 * HOUR, unsent: 0 },
].map((pc, index) => ({
  joinedAt: Date.now() - 2000 * HOUR,
  ...pc,
  pcId: deviceIdSchema.parse(`0198a1f0-0000-7000-8000-00000000000${index}`),
  number: index + 1,
  version: pc.unsent === null ? null : '0.1.0',
}))

/** What is asked at once of an owner whose PC has been without the hub for long. */
async function takeStaffQuestion(album: Album, page: Page): Promise<void> {
  const question = page.getByRole('dialog')
  await question.waitFor()
  await album.snap(page, 'sync-staffListQuestion')
  await question.getByRole('button', { name: 'Not now' }).click()
  await question.waitFor({ state: 'hidden' })
}

async function takeStates(album: Album, page: Page, instead: AnswersInstead): Promise<void> {
  const state = new SyncSection(page).state
  for (const [name, given] of Object.entries(STATES)) {
    instead.give('sync.get', given)
    instead.tell({ name: 'sync.changed' })
    if (given.staffList?.isOld === true) await takeStaffQuestion(album, page)
    await state.click()
    const details = page.getByRole('dialog')
    await details.waitFor()
    await album.snap(page, `sync-${name}`)
    await details.press('Escape')
    await details.waitFor({ state: 'hidden' })
  }
}

async function takeCopies(album: Album, page: Page, instead: AnswersInstead): Promise<void> {
  const show = async (name: string, copying: SyncState['copying'], words: string): Promise<void> => {
    instead.give('sync.get', { ...must(STATES['differs'], 'a state'), copying })
    instead.tell({ name: 'sync.changed' })
    await page.getByRole('main').getByText(words, { exact: false }).first().waitFor()
    await album.snap(page, `sync-${name}`)
  }
  await show('copyWaits', { fromName: longPc, isComing: false }, 'connected to the hub')
  await show('copyComes', { fromName: longPc, isComing: true }, 'is taking the data')
  await show('pcsDiffer', null, 'Not the same as here')
  await page.getByRole('button', { name: 'Take the data of another PC' }).click()
  const question = page.getByRole('dialog')
  await question.waitFor()
  await question.getByRole('button', { name: 'Take its data' }).click()
  await question.getByText('Choose a PC.').waitFor()
  await album.snap(page, 'sync-copyQuestion')
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
}

async function takePcs(album: Album, page: Page, instead: AnswersInstead): Promise<void> {
  await new DeskFrame(page).open('Settings')
  await new SyncSection(page).open()
  await album.snap(page, 'sync-pcsNone')
  instead.give('sync.getHub', { address: 'https://hub.example.org', pcs: PCS, isHubAsked: true })
  instead.give('sync.get', stateOf({ kind: 'attention', problem: 'massVoid', held }))
  instead.tell({ name: 'sync.changed' })
  await page.getByRole('region', { name: 'Take what another PC made inactive or took away?' }).waitFor()
  await album.snap(page, 'sync-pcsHeld')
  instead.give('sync.get', STATES['clocks'] ?? stateOf({}))
  instead.give('sync.getHub', { address: 'https://hub.example.org', pcs: PCS, isHubAsked: false })
  instead.tell({ name: 'sync.changed' })
  await page.getByText('The hub does not answer now', { exact: false }).waitFor()
  await album.snap(page, 'sync-pcsNotAsked')
  await takeCopies(album, page, instead)
  await page.getByRole('button', { name: `Take out ${longPc}` }).click()
  await page.getByRole('dialog').waitFor()
  await album.snap(page, 'sync-takeOut')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function takeReview(album: Album, page: Page, instead: AnswersInstead): Promise<void> {
  const frame = new DeskFrame(page)
  instead.give('review.list', { items: [], names: {}, count: 0 })
  await frame.open('To review')
  await page.getByText('Nothing to review').waitFor()
  await album.snap(page, 'review-none')
  const { items, names } = reviewItems(LONG_NAME)
  instead.give('review.list', { items, names, count: 140 })
  await frame.open('Home')
  await frame.open('To review')
  await page.getByText('140').waitFor()
  await album.snap(page, 'review-many')
  await page.getByText('140').scrollIntoViewIfNeeded()
  await album.snap(page, 'review-manyEnd')
  instead.break('review.list')
  await frame.open('Home')
  await frame.open('To review')
  await page.getByRole('alert').waitFor()
  await album.snap(page, 'review-failed')
}

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  let instead: AnswersInstead | undefined
  try {
    const { page } = await openDesk(browser, host.url, {
      prepare: async (blank) => (instead = await answersInstead(blank)),
    })
    if (instead === undefined) throw new Error('Nothing stands between the page and the program.')
    await new FirstRunPage(page).lookAround()
    instead.give('sync.get', stateOf({}))
    instead.give('review.count', { count: 140 })
    await new DeskFrame(page).signIn('owner@sample.example.org', PASSWORD)
    await page.getByRole('heading', { name: 'Sessions this week' }).waitFor()
    await takeStates(album, page, instead)
    await takePcs(album, page, instead)
    await takeReview(album, page, instead)
  } finally {
    await host.stop()
  }
}

/** How it stands between PCs, in every state, and what they leave to a person. */
export const syncStates: Chapter = {
  pictures: [
    ...Object.keys(STATES).map((name) => `sync-${name}`),
    'sync-staffListQuestion',
    'sync-pcsNone',
    'sync-pcsHeld',
    'sync-pcsNotAsked',
    'sync-copyWaits',
    'sync-copyComes',
    'sync-pcsDiffer',
    'sync-copyQuestion',
    'sync-takeOut',
    'review-none',
    'review-many',
    'review-manyEnd',
    'review-failed',
  ],
  walk,
}
