/** How a grant shows on its Studio profile: the ARN and the tags that carry the truth. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import type { Grant } from '../../../core/words.ts'

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

export function profileArn(map: AccessMap, grant: Grant): string {
  const domain = map.domains.find((entry) => entry.id === grant.domainId)
  if (!domain) throw new Error(`domain ${grant.domainId} is not in the access map`)
  const { region, account } = domain
  return `arn:aws:sagemaker:${region}:${account}:user-profile/${grant.domainId}/${grant.profileName}`
}
