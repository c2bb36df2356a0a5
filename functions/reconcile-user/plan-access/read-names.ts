/** Reads what plans for SSO-mode domains turn on: the user's name, and who has which reserved. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { domainNamed } from '../../../core/persona/role-name.ts'
import { needsSignIn } from '../../../core/plan/decide-sign-in.ts'
import { needsUserName } from '../../../core/plan/needs-user-name.ts'
import type { PlanInput, SignIn } from '../../../core/plan/plan-input.ts'
import type { Directory, Ledger, NameOwner, Pins, Studio } from '../../../core/ports.ts'
import { groupsOf } from '../../../core/sign-in/assigned.ts'
import {
  isBoundAndLive,
  isWithinReach,
  letsGroupsIn,
  letsIn,
} from '../../../core/sign-in/let-in.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'
import type { Grant } from '../../../core/words.ts'
import { memberOf } from './read-truth.ts'

interface NamePorts {
  readonly directory: Directory
  readonly ledger: Ledger
  readonly studio: Studio
  readonly map: AccessMap
}

interface NameInput extends PlanInput {
  readonly pins: Pins
}

/**
 * Nothing where no name matters: one call for the name, and one for each domain it is new in. Of
 * who signs in by another name than their profile is bound to, also who has that one now.
 */
export async function readNames(
  ports: NamePorts,
  input: NameInput,
): Promise<Pick<PlanInput, 'userName' | 'signIn'>> {
  const bySignIn = needsSignIn(input)
  if (!bySignIn && !needsUserName(input)) return {}
  const userName = await ports.directory.userName(input.userId)
  const readable = userName === undefined ? {} : { userName }
  if (!bySignIn) return readable
  const name = userName === undefined ? undefined : signInNameOf(userName)
  const owners = await readOwners(ports, input, name)
  return { ...readable, signIn: { name, owners, takers: await readTakers(ports, input, name) } }
}

async function readOwners(
  { ledger }: NamePorts,
  input: PlanInput,
  name: SignIn['name'],
): Promise<ReadonlyMap<string, NameOwner>> {
  const owners = new Map<string, NameOwner>()
  if (name === undefined) return owners
  for (const domainId of domainsWithoutName(input, name)) {
    const owner = await ledger.nameOwner({ domainId, name })
    if (owner) owners.set(domainId, owner)
  }
  return owners
}

/** SSO-mode domains in which the user is entitled and no profile of theirs has their name. */
function domainsWithoutName(
  { map, entitlements, grants }: PlanInput,
  name: string,
): ReadonlySet<string> {
  const domains = entitlements.map(({ domain }) => domainNamed(map, domain))
  const bound = grants.filter((one) => one.state !== 'deprovisioned' && one.signInName === name)
  const has = new Set(bound.map(({ domainId }) => domainId))
  return new Set(domains.flatMap(({ mode, id }) => (mode === 'sso' && !has.has(id) ? [id] : [])))
}

async function readTakers(
  ports: NamePorts,
  input: NameInput,
  name: SignIn['name'],
): Promise<ReadonlyMap<string, string>> {
  const { grants, now } = input
  const takers = new Map<string, string>()
  for (const grant of grants) {
    if (!isWithinReach(grant, now) || grant.signInName === name) continue
    const { domainId } = grant
    const taker = await takerOf(ports, grant)
    if (taker === undefined) continue
    if (await isIn(ports, { ...input, domainId }, { taker, grant })) takers.set(domainId, taker)
  }
  return takers
}

/** What is suspended already is out of reach of who is in no group: they need not be let in yet. */
async function isIn(
  ports: NamePorts,
  where: NameInput & { readonly domainId: string },
  { taker, grant }: { readonly taker: string; readonly grant: Grant },
): Promise<boolean> {
  const domain = where.map.domains.find(({ id }) => id === where.domainId)
  if (domain === undefined || isBoundAndLive(grant) || !letsGroupsIn(where))
    return letsIn(where, await ports.ledger.grantsOf(taker))
  const groupIds = new Set(groupsOf(where.map, domain, where.pins))
  return (await memberOf(ports, taker, where.pins)).some((groupId) => groupIds.has(groupId))
}

/** Who has the name that Studio has bound the profile to, when it is somebody else. */
async function takerOf(
  { directory, studio }: NamePorts,
  { domainId, profileName, userId }: Grant,
): Promise<string | undefined> {
  const profile = await studio.describeProfile(domainId, profileName)
  if (profile?.signInUser === undefined) return undefined
  const holder = await directory.findUser(profile.signInUser)
  return holder === userId ? undefined : holder
}
