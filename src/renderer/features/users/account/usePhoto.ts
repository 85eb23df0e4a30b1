import { useEffect, useState } from 'react'
import { request } from '#renderer/transport/client.ts'

export type PhotoBytes = { readonly type: string; readonly base64: string }

/**
 * The stored photo of somebody; undefined while it loads and where there is none.
 * @param version asks again when the person changed
 */
export function useStoredPhoto(userId: string, hasPhoto: boolean, version: number): PhotoBytes | undefined {
  const [photo, setPhoto] = useState<PhotoBytes>()
  useEffect(() => {
    let isCurrent = true
    if (!hasPhoto) setPhoto(undefined)
    else {
      void request('users.getPhoto', { userId }).then((answer) => {
        if (isCurrent && answer.ok) setPhoto(answer.data.photo ?? undefined)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [userId, hasPhoto, version])
  return photo
}

/** A blob address of a photo for as long as it is shown: data addresses are not allowed on the page. */
export function usePhotoUrl(photo: PhotoBytes | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  const base64 = photo?.base64
  const type = photo?.type
  useEffect(() => {
    if (base64 === undefined || type === undefined) {
      setUrl(undefined)
      return undefined
    }
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [base64, type])
  return url
}
