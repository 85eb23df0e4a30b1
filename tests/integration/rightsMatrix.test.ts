import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '#shared/contract/index.ts'
import { RIGHTS } from '#shared/domain/rights.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { readLog } from '#tests/support/readLog.ts'
import { renderRights, RIGHTS_DOC } from '#tests/support/rightsDoc.ts'
import { hashMatrix, type Matrix, measureMatrix, ROUTES } from '#tests/support/rightsMatrix.ts'
import { type AskFrom, type State, STATES, takeStates } from '#tests/support/rightsStates.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

const ALL: readonly State[] = STATES
const SIGNED_IN: readonly State[] = ROLES
/** At the desk or on the way to it: what also those may do who owe a password of their own or a factor. */
const BEFORE_PASSWORD: readonly State[] = [...SIGNED_IN, 'mustChangePassword', 'mustEnrolMfa']
const BEFORE_FACTOR: readonly State[] = [...SIGNED_IN, 'mustEnrolMfa']
const BEHIND_LOCK: readonly State[] = [...BEFORE_PASSWORD, 'locked']
const NEEDS_CODE: readonly State[] = ['needsCode']
const OFFICE: readonly State[] = ['owner', 'officeAdmin']
const OWNER: readonly State[] = ['owner']
const VIEWS_CREWS: readonly State[] = ['owner', 'officeAdmin', 'manager']
const CLINICAL: readonly State[] = ['owner', 'officeAdmin', 'manager', 'practitioner', 'studentPractitioner']

/** Who gets past the door of each route, written down by hand from product.md 3: a route without a line fails. */
const MAY: Readonly<Record<RouteName, readonly State[]>> = {
  'start.get': ALL,
  'start.retry': [],
  'start.openWithRecoveryKey': ALL,
  'start.restoreBackup': [],
  'start.openWithPassword': [],
  'keyPolicy.get': OWNER,
  'keyPolicy.requirePasswords': OWNER,
  'keyPolicy.openUnattended': OWNER,
  'emergency.open': ALL,
  'emergency.search': ['emergency'],
  'emergency.get': ['emergency'],
  'emergency.close': ['emergency'],
  'setup.createClinic': [],
  'setup.createSample': [],
  'setup.joinClinic': [],
  'sync.getJoining': ALL,
  'setup.removeSample': ALL,
  'recovery.get': OWNER,
  'recovery.confirm': OWNER,
  'recovery.renew': OWNER,
  'session.get': ALL,
  'identity.signIn': ALL.filter((state) => state !== 'emergency'),
  'identity.signOut': ALL,
  'identity.chooseLanguage': SIGNED_IN,
  'identity.lock': BEHIND_LOCK,
  'identity.unlock': BEHIND_LOCK,
  'identity.enterCode': NEEDS_CODE,
  'identity.enterRecoveryCode': NEEDS_CODE,
  'identity.checkClock': NEEDS_CODE,
  'identity.confirm': BEFORE_FACTOR,
  'identity.checkPassword': ALL,
  'identity.unlockUser': OFFICE,
  'mfa.get': BEFORE_FACTOR,
  'mfa.begin': BEFORE_FACTOR,
  'mfa.confirm': BEFORE_FACTOR,
  'mfa.keepCodes': BEFORE_FACTOR,
  'mfa.renewRecoveryCodes': BEFORE_FACTOR,
  'mfa.remove': SIGNED_IN,
  'mfa.reset': OFFICE,
  'identity.reportActivity': SIGNED_IN,
  'identity.changePassword': BEFORE_PASSWORD,
  'users.list': OFFICE,
  'users.listIds': OFFICE,
  'users.count': OFFICE,
  'users.find': OFFICE,
  'users.get': SIGNED_IN,
  'users.getPhoto': SIGNED_IN,
  'users.add': OFFICE,
  'users.saveProfile': SIGNED_IN,
  'users.saveAccount': SIGNED_IN,
  'users.setTemporaryPassword': OFFICE,
  'users.generatePassword': OFFICE,
  'slips.firstSignIn': OFFICE,
  'users.listClients': SIGNED_IN,
  'users.listUpcomingSessions': SIGNED_IN,
  'clients.list': CLINICAL,
  'clients.count': CLINICAL,
  'clients.find': CLINICAL,
  'clients.listPractitioners': CLINICAL,
  'clients.getChart': CLINICAL,
  'clients.add': OFFICE,
  'clients.saveInfo': ['owner', 'officeAdmin', 'practitioner'],
  'clients.findPeople': OFFICE,
  'clients.assign': OFFICE,
  'clients.takeAway': OFFICE,
  'clients.listSessions': CLINICAL,
  'clients.getFinances': ['owner'],
  'clinic.get': SIGNED_IN,
  'clinic.save': OWNER,
  'clinic.getThisPc': OWNER,
  'disciplines.list': SIGNED_IN,
  'disciplines.add': OWNER,
  'compensationTiers.list': SIGNED_IN,
  'compensationTiers.add': OWNER,
  'nameLists.get': OWNER,
  'nameLists.rename': OWNER,
  'nameLists.setCurrent': OWNER,
  'nameLists.previewMerge': OWNER,
  'nameLists.merge': OWNER,
  'nameLists.undoMerge': OWNER,
  'backups.get': OWNER,
  'backups.list': OWNER,
  'backups.make': OWNER,
  'backups.cancel': OWNER,
  'backups.check': OWNER,
  'backups.setSchedule': OWNER,
  'backups.chooseFolder': OWNER,
  'backups.find': [],
  'backups.restore': [],
  'crews.list': VIEWS_CREWS,
  'crews.get': VIEWS_CREWS,
  'crews.findPeople': OFFICE,
  'crews.listManagers': OFFICE,
  'crews.add': OFFICE,
  'crews.save': OFFICE,
  'crews.changeMembers': OFFICE,
  'crews.setCurrent': OFFICE,
  'services.listOffered': SIGNED_IN,
  'services.list': OFFICE,
  'services.add': OFFICE,
  'services.save': OFFICE,
  'services.setCurrent': OFFICE,
  'services.listPractitioners': OFFICE,
  'home.get': SIGNED_IN,
  'home.getToday': SIGNED_IN,
  'preferences.get': SIGNED_IN,
  'preferences.save': SIGNED_IN,
  'drafts.list': SIGNED_IN,
  'drafts.save': BEHIND_LOCK,
  'logs.list': OWNER,
  'logs.getAct': OWNER,
  'logs.whoSaw': OWNER,
  'logs.findSubjects': OWNER,
  'logs.export': OWNER,
  'logs.getChain': OWNER,
  'logs.checkChain': OWNER,
  'logs.noteHead': OWNER,
  'logs.compareCode': OWNER,
  'merging.find': OFFICE,
  'merging.preview': OFFICE,
  'merging.merge': OFFICE,
  'merging.list': OFFICE,
  'merging.undo': OFFICE,
  'accessReview.get': OWNER,
  'accessReview.getDue': OWNER,
  'accessReview.decide': OWNER,
  'accessReview.finish': OWNER,
  'accessReview.getDocument': OWNER,
  'team.get': OWNER,
  'team.save': OWNER,
  'team.setListed': OWNER,
  'team.export': OWNER,
  'team.getPublishing': OWNER,
  'team.publish': OWNER,
  'team.withdraw': OWNER,
  'reports.people': OFFICE,
  'reports.sessions': OFFICE,
  'reports.signIn': OFFICE,
  'reports.export': OFFICE,
  'review.list': OFFICE,
  'review.count': OFFICE,
  'review.settle': OFFICE,
  'sync.get': BEHIND_LOCK,
  'sync.now': SIGNED_IN,
  'sync.getHub': OWNER,
  'sync.createAccount': OWNER,
  'sync.changeHub': OWNER,
  'sync.addPc': OWNER,
  'sync.decideHeld': OWNER,
  'sync.copyData': OWNER,
  'sync.leaveCopy': OWNER,
  'sync.confirmStaffList': OWNER,
  'sync.renamePc': OWNER,
  'sync.revokePc': OWNER,
  'mail.getServer': OWNER,
  'mail.saveServer': OWNER,
  'mail.removeServer': OWNER,
  'mail.sendTest': OWNER,
  'mail.getState': OWNER,
  'mail.listQueue': OWNER,
  'mail.retryNow': OWNER,
  'mail.discardRefused': OWNER,
  'transfer.previewImport': OFFICE,
  'transfer.runImport': OFFICE,
  'transfer.cancelImport': OFFICE,
  'transfer.previewClients': OFFICE,
  'transfer.runClients': OFFICE,
  'transfer.listImports': OFFICE,
  'transfer.undoImport': OFFICE,
  'transfer.exportUsers': OFFICE,
  'transfer.exportClients': OFFICE,
  'transfer.printStaff': OFFICE,
  'owners.list': OWNER,
  'owners.listChanges': OWNER,
  'owners.settleChange': OWNER,
  'owners.give': OWNER,
  'owners.take': OWNER,
  'alerts.list': OWNER,
  'alerts.settle': OWNER,
  'sessions.listWeek': SIGNED_IN,
  'sessions.findPeople': SIGNED_IN,
  'sessions.findClients': SIGNED_IN,
  'sessions.listServices': SIGNED_IN,
  'sessions.preview': SIGNED_IN,
  'sessions.add': SIGNED_IN,
  'sessions.change': SIGNED_IN,
  'sessions.setStatus': SIGNED_IN,
  'timesheets.listSessions': SIGNED_IN,
  'timesheets.exportSessions': SIGNED_IN,
  'timesheets.listReviewers': SIGNED_IN,
  'timesheets.submit': SIGNED_IN,
  'timesheets.resubmit': SIGNED_IN,
  'timesheets.list': SIGNED_IN,
  'timesheets.get': SIGNED_IN,
  'timesheets.approve': OFFICE,
  'timesheets.deny': OFFICE,
  'timesheets.export': SIGNED_IN,
  'timesheets.print': SIGNED_IN,
  'leaving.preview': OFFICE,
  'leaving.checkTakers': OFFICE,
  'leaving.leave': OFFICE,
  'leaving.previewReturn': OFFICE,
  'leaving.reactivate': OFFICE,
  'placements.upgrade': OWNER,
  'setUpLike.preview': OWNER,
  'setUpLike.run': OWNER,
  'setUpLike.undo': OWNER,
  'bulk.getChoices': OFFICE,
  'bulk.preview': OFFICE,
  'bulk.listRows': OFFICE,
  'bulk.apply': OFFICE,
  'bulk.cancel': OFFICE,
  'bulk.undo': OFFICE,
}

/** What a route may ask for besides a right of the table. */
const STANDINGS = new Set([
  'anyone',
  'firstRun',
  'recovery',
  'passwordNeeded',
  'signedOut',
  'needsCode',
  'emergency',
  'lockedOrSignedIn',
  'mustChangePassword',
  'mustEnrolMfa',
  'signedIn',
])

describe('the rights matrix (Z2)', () => {
  let test: TestApp
  let matrix: Matrix
  beforeAll(async () => {
    test = await startClinic()
    const ask: AskFrom = (state, route, input) => test.raw(route, input, state)
    await takeStates(test, ask)
    matrix = await measureMatrix(ask)
  })
  afterAll(() => test.stop())

  it('has a line for every route', () => {
    expect(Object.keys(MAY).toSorted()).toEqual(ROUTES)
  })

  it('lets exactly the written states in, for every route', () => {
    const written = ROUTES.filter((route) => Object.hasOwn(MAY, route))
    const cells = written.flatMap((route) => STATES.map((state) => ({ route, state })))
    const wrong = cells.filter(
      ({ route, state }) => (matrix[route]?.[state] === 'in') !== MAY[route].includes(state),
    )
    console.log(
      `rights matrix: ${written.length} routes × ${STATES.length} states = ${cells.length} cells, ${wrong.length} wrong, ${hashMatrix(matrix)}`,
    )
    expect(wrong.map(({ route, state }) => `${route} × ${state}: ${matrix[route]?.[state]}`)).toEqual([])
  })

  it('asks a right of the table wherever a route is not open to a standing', () => {
    for (const route of ROUTES) {
      const { access } = contract[route]
      expect(STANDINGS.has(access) || Object.hasOwn(RIGHTS, access), route).toBe(true)
    }
  })

  it('stands in docs/rights.md as it is: `npm run rights` writes it anew', async () => {
    expect(readFileSync(RIGHTS_DOC, 'utf8')).toBe(await renderRights(matrix))
  })

  it('keeps a Practitioner to their own account and clients', async () => {
    const seat = 'practitioner'
    const self = dataOf(await test.ask('session.get', {}, seat)).person?.userId
    const owner = dataOf(await test.ask('session.get', {})).person?.userId
    if (self === undefined || owner === undefined) throw new Error('nobody is signed in')
    expect(dataOf(await test.ask('users.get', { userId: self }, seat)).userId).toBe(self)
    for (const route of [
      'users.get',
      'users.getPhoto',
      'users.listClients',
      'users.listUpcomingSessions',
    ] as const) {
      expect(await test.ask(route, { userId: owner }, seat), route).toMatchObject({
        error: { code: 'FORBIDDEN' },
      })
    }
    expect(
      await test.ask(
        'users.saveAccount',
        { userId: owner, registration: { number: '1', expiresOn: null } },
        seat,
      ),
    ).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await test.ask('users.saveAccount', { userId: self, staffId: 'MINE' }, seat)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })

  it('notes refused attempts in the log', async () => {
    const before = await countRefused(test, 'users.list')
    await test.raw('users.list', {}, 'practitioner')
    expect(await countRefused(test, 'users.list')).toBe(before + 1)
    // Behind the door too: the right is held, but does not reach this person.
    const owner = dataOf(await test.ask('session.get', {})).person?.userId
    const views = await countRefused(test, 'users.get')
    expect(await test.raw('users.get', { userId: owner }, 'practitioner')).toMatchObject({ ok: false })
    expect(await countRefused(test, 'users.get')).toBe(views + 1)
    const resets = await countRefused(test, 'users.setTemporaryPassword')
    const reset = await test.raw(
      'users.setTemporaryPassword',
      { userId: owner, password: 'sunny river bend 7' },
      'officeAdmin',
    )
    expect(reset).toMatchObject({ error: { code: 'OWNER_PROTECTED' } })
    expect(await countRefused(test, 'users.setTemporaryPassword')).toBe(resets + 1)
  })
})

async function countRefused(test: TestApp, route: string): Promise<number> {
  const entries = await readLog(test, route)
  return entries.filter(({ outcome }) => outcome === 'refused').length
}
