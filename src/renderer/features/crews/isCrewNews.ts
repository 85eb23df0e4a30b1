/** True for the news after which a crew may look another way: its own, and its people's. */
export const isCrewNews = {
  when: ({ name }: { readonly name: string }) => name === 'clinic.changed' || name === 'users.changed',
}
