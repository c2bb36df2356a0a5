/** A user's grants: as the ledger says, or as Studio shows them when that may differ. */
import { type FoundProfile, findingOf, grantAsFound } from '../../../core/plan/as-found.ts'
import type { Ledger, Studio } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'

export interface KnownGrants {
  readonly grants: readonly Grant[]
  /** Teams in which the profile is not the user's: it is not touched. */
  readonly notOurs: ReadonlySet<string>
}

export async function readGrants(
  ports: { readonly ledger: Ledger; readonly studio: Studio },
  { userId, readStudio }: { readonly userId: string; readonly readStudio: boolean },
): Promise<KnownGrants> {
  const written = await ports.ledger.grantsOf(userId)
  const notOurs = new Set<string>()
  if (!readStudio) return { grants: written, notOurs }
  const grants: Grant[] = []
  for (const grant of written) {
    if (grant.state === 'deprovisioned') {
      grants.push(grant)
      continue
    }
    const finding = findingOf(grant, await find(ports.studio, grant))
    if (finding === 'not ours') notOurs.add(grant.team)
    grants.push(grantAsFound(grant, finding))
  }
  return { grants, notOurs }
}

async function find(studio: Studio, { domainId, profileName }: Grant): Promise<FoundProfile> {
  const profile = await studio.describeProfile(domainId, profileName)
  return profile && { profile, tags: await studio.profileTags(profile.arn) }
}
