import { startHost } from '#tests/support/startHost.ts'
import { type Desk, launchChromium, openDesk } from './browser.ts'
import { DeskFrame } from './DeskFrame.ts'
import { FirstRunPage } from './FirstRunPage.ts'

const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example',
  password: 'a quiet morning in june',
}

export type NewClinicDesk = { readonly desk: Desk; readonly close: () => Promise<void> }

/** A browser at a PC with a new clinic in which nobody is but its owner, signed in, with Clinic Users open. */
export async function openNewClinicDesk(): Promise<NewClinicDesk> {
  const browser = await launchChromium()
  const host = await startHost()
  const desk = await openDesk(browser, host.url)
  const first = new FirstRunPage(desk.page)
  await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
  await first.postponeSheet()
  await new DeskFrame(desk.page).open('Clinic Users')
  return {
    desk,
    close: async () => {
      await browser.close()
      await host.stop()
    },
  }
}
