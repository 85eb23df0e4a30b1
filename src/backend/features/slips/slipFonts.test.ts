import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { loadSlipFonts } from './slipFonts.ts'

const resources = join(import.meta.dirname, '../../../../resources')
const fonts = loadSlipFonts(new PDFDocument({ font: `${resources}/fonts/Inter-Regular.ttf` }), resources)

describe('the runs of a printed line', () => {
  it('keep the blanks around a name of a right-to-left script with what is not turned', () => {
    expect(fonts.runs('Zoë محمد Lindgren', 'regular')).toEqual([
      { font: 'Inter-Regular', text: 'Zoë ' },
      { font: 'DejaVuSans', text: 'محمد' },
      { font: 'Inter-Regular', text: ' Lindgren' },
    ])
  })

  it('are one for several words of one script', () => {
    expect(fonts.runs('محمد عبد الله', 'strong')).toEqual([{ font: 'DejaVuSans', text: 'محمد عبد الله' }])
    expect(fonts.runs('Ana Silva', 'strong')).toEqual([{ font: 'Inter-SemiBold', text: 'Ana Silva' }])
  })
})
