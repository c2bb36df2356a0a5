/** How a grant shows on its Studio profile: the tags that carry the truth. */
import type { Grant } from './words.ts'

export const tag = {
  user: 'rollcall:user',
  team: 'rollcall:team',
  persona: 'rollcall:persona',
  suspended: 'rollcall:suspended',
} as const

export function tagsOf(grant: Grant): Readonly<Record<string, string>> {
  return {
    [tag.user]: grant.userId,
    [tag.team]: grant.team,
    [tag.persona]: grant.persona,
    [tag.suspended]: String(grant.state === 'suspended'),
  }
}
