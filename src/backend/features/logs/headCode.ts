import type { AuditHead } from '../../audit/auditHead.ts'

const SHOWN = 16

/** A head as somebody writes it down: "1204-9F3A-77C2-0B1D-E5A4", the entry's number and 64 bits of its seal. */
export function headCode({ seq, hash }: AuditHead): string {
  const groups = hash.slice(0, SHOWN).toUpperCase().match(/.{4}/g) ?? []
  return [String(seq), ...groups].join('-')
}

/** What a written code says, whatever stands between its groups; undefined for anything else. */
export function readHeadCode(code: string): { seq: number; seal: string } | undefined {
  const [number, ...groups] = code.trim().split(/[^0-9a-z]+/i)
  const seal = groups.join('').toLowerCase()
  if (number === undefined || !/^\d{1,12}$/.test(number) || !/^[0-9a-f]{16}$/.test(seal)) return undefined
  return { seq: Number(number), seal }
}

/** True where this seal is the one a code was made of. */
export function fitsCode(hash: string, seal: string): boolean {
  return hash.slice(0, SHOWN) === seal
}
