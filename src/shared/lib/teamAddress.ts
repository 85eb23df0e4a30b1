/** The last part of a team page's address: letters, digits and single hyphens between them. */
export const TEAM_ADDRESS = /^(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u
