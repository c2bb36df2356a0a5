/** How a grant shows on its Studio profile: the tags that carry the truth. */
import type { Grant, GrantState } from './words.ts'

export const tag = {
  user: 'rollcall:user',
  team: 'rollcall:team',
  persona: 'rollcall:persona',
  suspended: 'rollcall:suspended',
} as const

/** States in which a profile that stands gives nothing. */
const suspendedStates: readonly GrantState[] = ['suspended', 'archiving', 'archived']

export function tagsOf(grant: Grant): Readonly<Record<string, string>> {
  return {
    [tag.user]: grant.userId,
    [tag.team]: grant.team,
    [tag.persona]: grant.persona,
    [tag.suspended]: String(suspendedStates.includes(grant.state)),
  }
}
