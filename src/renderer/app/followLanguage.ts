import { pickLanguage, type Language } from '#shared/domain/languages.ts'
import { speak, useLanguage } from '#renderer/text/language.ts'
import { request } from '#renderer/transport/client.ts'
import { takeSession, useDesk } from './deskStore.ts'

/** Chosen at the sign-in, where nobody is known yet; stands until somebody signs in who chose another one. */
let atTheDoor: Language | undefined

function languageNow(): Language {
  const chosen = useDesk.getState().session?.person?.language
  return chosen ?? atTheDoor ?? pickLanguage(navigator.languages)
}

async function follow(): Promise<void> {
  const language = languageNow()
  if (language === useLanguage.getState().language) return
  await speak(language)
  document.documentElement.lang = language
}

/**
 * Keeps the screens in the language of whoever is at the desk.
 * @returns the function that stops it
 */
export function followLanguage(): () => void {
  void follow()
  return useDesk.subscribe((now, before) => {
    if (now.session?.person?.language !== before.session?.person?.language) void follow()
  })
}

/** Puts the screens into another language: for the person at the desk on every PC, else for this sign-in screen. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (useDesk.getState().session?.state !== 'active') {
    atTheDoor = language
    await follow()
    return
  }
  const answer = await request('identity.chooseLanguage', { language })
  if (answer.ok) takeSession(answer.data)
}
