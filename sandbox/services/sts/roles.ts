/** The IAM roles a sandbox knows: those of the template, of the seed, of Identity Center. */
import { roleIdOf } from '../../cloudtrail/user-identity.ts'
import { defineStore, type World } from '../../world/world.ts'

export interface Role {
  /** `arn:aws:iam::<account>:role<path><name>`. */
  readonly arn: string
  /** Unique id, `AROA...`. */
  readonly roleId: string
  readonly name: string
  /** `/`, or begins and ends with a slash. */
  readonly path: string
  readonly accountId: string
  /** Who may assume it; `iam/trust.ts` judges by the role as IAM keeps it. */
  readonly trustPolicy?: unknown
  /** Longest session in seconds. */
  readonly maxSessionDuration: number
}

export interface RoleRegistration {
  readonly arn: string
  /** Default: derived from the ARN, as CloudTrail's user identities are. */
  readonly roleId?: string
  /** Default: read from the ARN. */
  readonly path?: string
  readonly trustPolicy?: unknown
  /** Seconds; default 3600, as IAM's. */
  readonly maxSessionDuration?: number
}

const roles = defineStore(() => new Map<string, Role>())

const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role(\/(?:.+\/)?)([^/]+)$/

/** Throws when `arn` is no role's ARN. Registering an ARN again replaces the role. */
export function registerRole(world: World, registration: RoleRegistration): Role {
  const role = readRole(registration)
  roles.of(world).set(role.arn, role)
  return role
}

function readRole(registration: RoleRegistration): Role {
  const { arn } = registration
  const [, accountId, path, name] = ROLE_ARN.exec(arn) ?? []
  if (accountId === undefined || path === undefined || name === undefined) {
    throw new Error(`"${arn}" is not the ARN of a role: arn:aws:iam::<account>:role/<path><name>`)
  }
  return {
    arn,
    roleId: registration.roleId ?? roleIdOf(arn),
    name,
    path: registration.path ?? path,
    accountId,
    ...(registration.trustPolicy !== undefined && { trustPolicy: registration.trustPolicy }),
    maxSessionDuration: registration.maxSessionDuration ?? 3600,
  }
}

/** The role as registered, or as its ARN alone tells it, for services that do not ask STS. */
export function roleFor(world: World, arn: string): Role {
  return findRole(world, arn) ?? readRole({ arn })
}

export function findRole(world: World, arn: string): Role | undefined {
  return roles.of(world).get(arn)
}

/** In the order of registration. */
export function allRoles(world: World): Role[] {
  return [...roles.of(world).values()]
}

/** The ARN of a session: the role's path is not part of it. */
export function sessionArn(role: Pick<Role, 'accountId' | 'name'>, sessionName: string): string {
  return `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`
}
