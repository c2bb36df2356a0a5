/** Who has which of the user names that SSO-mode profiles are bound to, by the listing of all. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import type { SignIn } from '../../../core/plan/plan-input.ts'
import { isBoundAndLive, letsIn } from '../../../core/sign-in/let-in.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'
import type { Grant } from '../../../core/words.ts'

export interface Names {
  /** A user of the listing. */
  see(userId: string, userName: string | undefined): void
  /** Undefined for who was not listed, or has no profile that is bound to a name. */
  ofUser(userId: string): string | undefined
  holderOf(name: string): string | undefined
}

type GrantsByUser = ReadonlyMap<string, readonly Grant[]>

/** Keeps the names of no others; where no profile is bound to one it keeps nothing. */
export function namesOf(grants: GrantsByUser): Names {
  const bound = new Set([...grants.values()].flat().flatMap(({ signInName }) => signInName ?? []))
  const owners = new Set(
    [...grants].flatMap(([userId, own]) => (own.some((one) => one.signInName) ? [userId] : [])),
  )
  const names = new Map<string, string>()
  const holders = new Map<string, string>()
  return {
    see(userId, userName) {
      if (bound.size === 0 || userName === undefined) return
      const name = signInNameOf(userName)
      if (owners.has(userId)) names.set(userId, name)
      if (bound.has(name)) holders.set(name, userId)
    },
    ofUser: (userId) => names.get(userId),
    holderOf: (name) => holders.get(name),
  }
}

/** Undefined for who has the name that their profiles are bound to, or was not listed. */
export function signInOf(
  names: Names,
  of: { readonly map: AccessMap; readonly grants: GrantsByUser; readonly userId: string },
): SignIn | undefined {
  const { map, grants, userId } = of
  const own = grants.get(userId) ?? []
  const name = names.ofUser(userId)
  const rebound = own.filter(({ signInName }) => signInName !== undefined && signInName !== name)
  if (rebound.length === 0) return undefined
  const takers = new Map<string, string>()
  for (const { domainId, signInName = '' } of rebound.filter(isBoundAndLive)) {
    const holder = names.holderOf(signInName)
    if (holder === undefined || holder === userId) continue
    if (letsIn({ map, domainId }, grants.get(holder) ?? [])) takers.set(domainId, holder)
  }
  return { name, owners: new Map(), takers }
}
