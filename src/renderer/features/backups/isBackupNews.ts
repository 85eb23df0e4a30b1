/** Asks again after news about the backups of this PC. */
export const isBackupNews = {
  when: ({ name }: { readonly name: string }): boolean => name === 'backups.changed',
}
