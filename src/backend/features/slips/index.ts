export { slipsHandlers } from './handlers.ts'
export { loadSlipFonts } from './slipFonts.ts'
export type { SlipFace, SlipFonts } from './slipFonts.ts'
