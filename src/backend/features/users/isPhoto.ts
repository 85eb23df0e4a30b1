const STARTS = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
} as const

/** True where the bytes begin as the named format does, so that nothing else is ever stored as a photo. */
export function isPhoto(photo: { readonly type: keyof typeof STARTS; readonly base64: string }): boolean {
  const head = Buffer.from(photo.base64.slice(0, 16), 'base64')
  return STARTS[photo.type].every((byte, index) => head[index] === byte)
}
