import { join } from 'node:path'
import type PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>
/** How a line looks; both fall back to the same font for letters they lack. */
export type SlipFace = 'regular' | 'strong'
/** A piece of a line that one font can write. */
export type SlipRun = { readonly font: string; readonly text: string }

const OWN: Readonly<Record<SlipFace, string>> = { regular: 'Inter-Regular', strong: 'Inter-SemiBold' }
/** Has what Inter lacks of the scripts in use around a clinic: Arabic, Hebrew, Armenian, Georgian and more. */
const FALLBACK = 'DejaVuSans'

/**
 * How a run is laid out. The library keeps the layout of each word, which is five times as fast, but not where a
 * feature is asked for: then it takes the run as a whole, as one that its font turns must be.
 */
export const layoutOf = ({ font }: SlipRun): { features?: ['kern'] } =>
  font === FALLBACK ? { features: ['kern'] } : {}

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What the fonts of a slip can write. */
export type SlipFonts = {
  /** The letters of a text that no font here has, each once. */
  readonly missing: (text: string) => string[]
  /** A line cut where the font changes; a run of a right-to-left script is turned by its font. */
  readonly runs: (text: string, face: SlipFace) => SlipRun[]
}

/**
 * Gives a PDF the fonts shipped with the program. Letters are looked up in the fonts themselves, so that a name that
 * would come out as boxes is refused and not printed.
 */
export function loadSlipFonts(pdf: Pdf, resources: string): SlipFonts {
  const coverage = new Map<string, (codePoint: number) => boolean>()
  for (const name of [OWN.regular, OWN.strong, FALLBACK]) {
    pdf.registerFont(name, join(resources, 'fonts', `${name}.ttf`))
    pdf.font(name)
    coverage.set(name, glyphTest(pdf))
  }
  const writes = (font: string, cluster: string): boolean => {
    const has = coverage.get(font)
    return has !== undefined && [...cluster].every((letter) => has(letter.codePointAt(0) ?? 0))
  }
  const clustersOf = (text: string): string[] =>
    [...clusters.segment(text.normalize('NFC'))].map(({ segment }) => segment)
  return {
    missing: (text) =>
      [...new Set(clustersOf(text))].filter(
        (cluster) => !writes(OWN.regular, cluster) && !writes(FALLBACK, cluster),
      ),
    runs: (text, face) => {
      const runs: { font: string; text: string }[] = []
      for (const cluster of clustersOf(text)) {
        const last = runs.at(-1)
        // A blank stays with the word before it: two Arabic words are one run.
        const own = writes(OWN[face], cluster) ? OWN[face] : FALLBACK
        const font = last !== undefined && /^\s+$/u.test(cluster) ? last.font : own
        if (last?.font === font) last.text += cluster
        else if (last?.font !== FALLBACK) runs.push({ font, text: cluster })
        else {
          // Between two fonts it goes with the one that turns nothing, or it would stand at the far end.
          const word = last.text.trimEnd()
          runs.push({ font, text: last.text.slice(word.length) + cluster })
          last.text = word
        }
      }
      return runs
    },
  }
}

/** Asks the current font of a PDF which letters it has. The library's types leave this part out: checked here. */
function glyphTest(pdf: Pdf): (codePoint: number) => boolean {
  const embedded: unknown = Reflect.get(pdf, '_font')
  const font: unknown =
    typeof embedded === 'object' && embedded !== null ? Reflect.get(embedded, 'font') : undefined
  if (typeof font !== 'object' || font === null) throw new Error('The PDF library shows no font')
  const test: unknown = Reflect.get(font, 'hasGlyphForCodePoint')
  if (typeof test !== 'function') throw new Error('The PDF library’s font can’t be asked for letters')
  return (codePoint) => Reflect.apply(test, font, [codePoint]) === true
}
