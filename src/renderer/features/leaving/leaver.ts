/** Whom "Leaving" and the return are about. */
export type Leaver = {
  readonly userId: string
  readonly firstName: string
  /** First and last name. */
  readonly name: string
  /** True where the person at the desk may give roles back. */
  readonly mayGiveRoles: boolean
}
