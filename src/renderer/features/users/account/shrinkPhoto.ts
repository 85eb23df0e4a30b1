const LONGEST_SIDE = 512
const MOST_BYTES = 300_000
const QUALITIES = [0.86, 0.72, 0.55, 0.4] as const

/** A photo as it is stored: a JPEG of at most 512 pixels a side and 300 KB. */
export type SmallPhoto = { readonly type: 'image/jpeg'; readonly base64: string }

/**
 * Makes a photo small enough to be stored; drops everything but the picture, the place it was taken at included.
 * @returns undefined where the file is no picture that can be read
 */
export async function shrinkPhoto(file: Blob): Promise<SmallPhoto | undefined> {
  const picture = await readPicture(file)
  if (picture === undefined) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return undefined
  // A JPEG knows no transparency: what was see-through becomes white.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of QUALITIES) {
    const bytes = await toJpeg(canvas, quality)
    if (bytes !== undefined && bytes.length <= MOST_BYTES)
      return { type: 'image/jpeg', base64: toBase64(bytes) }
  }
  return undefined
}

async function readPicture(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file)
  } catch {
    return undefined
  }
}

async function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer())
}

function toBase64(bytes: Uint8Array): string {
  let characters = ''
  for (const byte of bytes) characters += String.fromCharCode(byte)
  return btoa(characters)
}
