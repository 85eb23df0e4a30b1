/**
 * The part of the goals' sizes that a run takes: `ANTEROOM_BENCH_SHARE=0.1` for a look on a busy machine,
 * `ANTEROOM_BENCH_BIG=1` for the largest sizes.
 */
const SHARE = Number(process.env['ANTEROOM_BENCH_SHARE'] ?? 1)

export const isBig = process.env['ANTEROOM_BENCH_BIG'] === '1'

/** So many, or the part of it that this run takes. */
export const sized = (count: number): number => Math.max(1, Math.round(count * SHARE))

/** `10k`, `1.5k`. */
export const inThousands = (count: number): string => `${Number((count / 1000).toFixed(1))}k`
