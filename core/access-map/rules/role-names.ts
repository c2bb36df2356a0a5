/** Role names that IAM takes, and that no two (team, persona) share. */
import { inertRoleName, personaRoleName } from '../../persona/role-name.ts'
import type { Finding, Path } from '../finding.ts'
import type { MapView } from '../view.ts'

/** IAM's limit for a role name, not raisable. */
const longestRoleName = 64
/** IAM's highest quota of roles in an account. The default is 1,000. */
const mostRoles = 5000

interface Role {
  readonly name: string
  readonly account: string
  /** What the role is for: the same role may stand in several lines. */
  readonly of: string
  readonly path: Path
}

export function checkRoleNames(map: MapView): Finding[] {
  const roles = rolesIn(map)
  return [...checkLength(roles), ...checkDistinct(roles), ...checkNumber(roles)]
}

function rolesIn(map: MapView): Role[] {
  const accounts = new Map(map.domains.map((domain) => [domain.name, domain.account ?? '']))
  const inert = map.domains.map(({ name, path, account }) => ({
    name: inertRoleName(name),
    account: account ?? '',
    of: `the inert role of domain ${name}`,
    path,
  }))
  const roles = map.teams.flatMap((team) =>
    team.groups.flatMap(({ persona }): Role[] => {
      if (persona === undefined || team.domain === undefined) return []
      const account = accounts.get(team.domain.text) ?? ''
      const name = personaRoleName(team.name, persona.text)
      return [
        { name, account, of: `team ${team.name}, persona ${persona.text}`, path: persona.path },
      ]
    }),
  )
  return [...inert, ...roles]
}

function checkLength(roles: readonly Role[]): Finding[] {
  const left = longestRoleName - personaRoleName('', '').length
  const why = `IAM allows ${longestRoleName} for rollcall-<team>-<persona>`
  return roles
    .filter(({ name }) => name.length > longestRoleName)
    .map(({ name, path }) => ({
      path,
      found: `the role name ${name} of ${name.length} characters`,
      right: `team and persona of at most ${left} characters together (${why})`,
    }))
}

function checkDistinct(roles: readonly Role[]): Finding[] {
  const first = new Map<string, Role>()
  return roles.flatMap((role) => {
    const key = `${role.account} ${role.name.toLowerCase()}`
    const before = first.get(key) ?? role
    first.set(key, before)
    if (before.of === role.of) return []
    const found = `the role name ${role.name} for ${role.of}`
    return [{ path: role.path, found, right: `names that differ: ${before.of} has that role name` }]
  })
}

function checkNumber(roles: readonly Role[]): Finding[] {
  const accounts = Map.groupBy(roles, (role) => role.account)
  return [...accounts].flatMap(([account, inAccount]) => {
    const names = new Set(inAccount.map((role) => role.name))
    if (names.size <= mostRoles) return []
    const found = `${names.size} roles in account ${account}`
    return [{ path: ['teams'], found, right: `at most ${mostRoles}, IAM's highest quota` }]
  })
}
