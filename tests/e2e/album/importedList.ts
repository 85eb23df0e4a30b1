import type { Browser } from 'playwright-core'
import { startHost } from '#tests/support/startHost.ts'
import { openDesk } from '../models/browser.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { ImportDialog } from '../models/ImportDialog.ts'
import { UsersPage } from '../models/UsersPage.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { BAD_LIST, listOf, LONG_NAME, ODD_LIST, ONE_MORE, OWNER, REPEATED_LIST } from './people.ts'

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startHost()
  try {
    const { page } = await openDesk(browser, host.url)
    const first = new FirstRunPage(page)
    await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
    await first.confirmSheet()
    await new DeskFrame(page).open('Clinic Users')
    const list = new ImportDialog(page)
    await list.open()
    await album.snap(page, 'import-choose')
    await list.choose('staff list.csv', BAD_LIST)
    await album.snap(page, 'import-problems')
    await list.choose('people.csv', listOf(40))
    await album.snap(page, 'import-ready')
    await list.run()
    await album.snap(page, 'import-done')
    await list.close()
    await list.open()
    await list.choose('odd.csv', ODD_LIST)
    await album.snap(page, 'import-unassigned')
    await list.choose('empty.csv', listOf(1).split('\n')[0] ?? '')
    await album.snap(page, 'import-empty')
    await list.choose('one.csv', ONE_MORE)
    await album.snap(page, 'import-one')
    await list.choose('people of september.csv', REPEATED_LIST)
    await album.snap(page, 'import-duplicates')
    await list.close()
    const users = new UsersPage(page)
    await users.rows().nth(5).waitFor()
    await album.snap(page, 'users-40')
    await users.find(LONG_NAME.firstName)
    await users.row(LONG_NAME.firstName).first().waitFor()
    await album.snap(page, 'users-longName')
    await users.openPerson(LONG_NAME.firstName)
    const account = new AccountModal(page, LONG_NAME.firstName)
    await account.dialog.waitFor()
    await album.snap(page, 'account-longName')
  } finally {
    await host.stop()
  }
}

/** Importing a list of 40 people, and the list of them. */
export const importedList: Chapter = {
  pictures: [
    'import-choose',
    'import-problems',
    'import-ready',
    'import-done',
    'import-unassigned',
    'import-empty',
    'import-one',
    'import-duplicates',
    'users-40',
    'users-longName',
    'account-longName',
  ],
  walk,
}
