declare module 'qrcode' {
  type Matrix = { readonly size: number; readonly data: Uint8Array }
  /** The modules of a QR code, row by row: 1 is dark. */
  export function create(
    text: string,
    options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { readonly modules: Matrix }
}
