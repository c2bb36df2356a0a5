/** Reads what plans for SSO-mode domains turn on: the user's name, and who has it reserved. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { domainNamed } from '../../../core/persona/role-name.ts'
import { needsSignIn } from '../../../core/plan/decide-sign-in.ts'
import { needsUserName } from '../../../core/plan/needs-user-name.ts'
import type { PlanInput } from '../../../core/plan/plan-input.ts'
import type { Directory, Ledger, NameOwner } from '../../../core/ports.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'

interface NamePorts {
  readonly directory: Directory
  readonly ledger: Ledger
  readonly map: AccessMap
}

/** Nothing where no name matters: one call for the name, and one for each domain it is new in. */
export async function readNames(
  { directory, ledger }: NamePorts,
  input: PlanInput,
): Promise<Pick<PlanInput, 'userName' | 'signIn'>> {
  const bySignIn = needsSignIn(input)
  if (!bySignIn && !needsUserName(input)) return {}
  const userName = await directory.userName(input.userId)
  const readable = userName === undefined ? {} : { userName }
  if (!bySignIn) return readable
  const name = userName === undefined ? undefined : signInNameOf(userName)
  const owners = new Map<string, NameOwner>()
  for (const domainId of name === undefined ? [] : domainsWithoutProfile(input)) {
    const owner = await ledger.nameOwner({ domainId, name: name ?? '' })
    if (owner) owners.set(domainId, owner)
  }
  return { ...readable, signIn: { name, owners } }
}

/** SSO-mode domains in which the user is entitled and no profile of theirs has a name yet. */
function domainsWithoutProfile({ map, entitlements, grants }: PlanInput): ReadonlySet<string> {
  const domains = entitlements.map(({ domain }) => domainNamed(map, domain))
  const bound = grants.filter(({ state, signInName }) => state !== 'deprovisioned' && signInName)
  const has = new Set(bound.map(({ domainId }) => domainId))
  return new Set(domains.flatMap(({ mode, id }) => (mode === 'sso' && !has.has(id) ? [id] : [])))
}
