/**
 * Judges a request by every policy that applies to it, as the IAM User Guide has it ("How AWS
 * enforcement code logic evaluates requests" and the pages beneath). Pure.
 */
import { type Policy, type Statement, statementsOf } from './document.ts'
import type { Named } from './principal.ts'
import type { AccessRequest } from './request.ts'
import { applies, type Question, questionOf } from './statement-applies.ts'

/** The kinds of policy as AWS's messages name them. */
export type PolicyKind =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'service control policy'
  | 'resource-based policy'
  | 'role trust policy'

export interface PolicySets {
  readonly identity?: readonly Policy[]
  readonly boundary?: Policy
  /** Given when the session was opened; together they must allow. Absent: none was given. */
  readonly session?: readonly Policy[]
  /** Those of each level from the organization's root down to the account: each must allow. */
  readonly serviceControl?: ReadonlyArray<readonly Policy[]>
  readonly resource?: readonly Policy[]
  /** The resource is a role, and this says who may assume it: it must allow in any case. */
  readonly trust?: Policy
}

export interface Decision {
  readonly decision: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied'
  readonly by: {
    /** Of an implicit denial: the kind of policy in which nothing allows. */
    readonly kind: PolicyKind
    /** The policy's name and the statement's `Sid` or place; absent for an implicit denial. */
    readonly policy?: string
    readonly statement?: string
  }
}

export function evaluate(request: AccessRequest, policies: PolicySets): Decision {
  const question = questionOf(request, policies.boundary !== undefined)
  const denied = findDeny(question, policies)
  if (denied) return { decision: 'ExplicitlyDenied', by: shown(denied) }
  const byOrganization = levelThatLacks(question, policies)
  if (byOrganization) return byOrganization
  const granted = findGrant(question, policies)
  if (policies.trust && !granted) return lacking('role trust policy')
  const { principal, resourceAccountId } = request
  if (principal.kind !== 'role-session' && principal.kind !== 'user') {
    return granted ? allowed(granted) : lacking('resource-based policy')
  }
  const owner = resourceAccountId ?? principal.accountId
  if (owner !== principal.accountId && !granted) return lacking('resource-based policy')
  if (owner === principal.accountId && granted?.named === 'itself') return allowed(granted)
  return judgedByIdentity(question, policies, owner === principal.accountId ? granted : undefined)
}

interface Found {
  readonly kind: PolicyKind
  readonly policy: Policy
  readonly statement: Statement
  readonly named: Named
}

function everyPolicy({ identity, boundary, session, serviceControl, resource, trust }: PolicySets) {
  const rows: ReadonlyArray<readonly [PolicyKind, readonly Policy[]]> = [
    ['service control policy', (serviceControl ?? []).flat()],
    ['role trust policy', trust ? [trust] : []],
    ['resource-based policy', resource ?? []],
    ['identity-based policy', identity ?? []],
    ['permissions boundary', boundary ? [boundary] : []],
    ['session policy', session ?? []],
  ]
  return rows
}

function findDeny(question: Question, policies: PolicySets): Found | undefined {
  for (const [kind, some] of everyPolicy(policies)) {
    if (kind === 'service control policy' && !inOrganization(question)) continue
    const found = find(question, { kind, policies: some, effect: 'Deny' })
    if (found) return found
  }
  return undefined
}

/** Service control policies reach users and roles, not services (Organizations User Guide). */
function inOrganization({ request }: Question): boolean {
  return request.principal.kind === 'role-session' || request.principal.kind === 'user'
}

function levelThatLacks(question: Question, policies: PolicySets): Decision | undefined {
  if (!policies.serviceControl || !inOrganization(question)) return undefined
  const kind = 'service control policy'
  const lacks = policies.serviceControl.some(
    (level) => !find(question, { kind, policies: level, effect: 'Allow' }),
  )
  return lacks ? lacking(kind) : undefined
}

/** The statement of the resource's policies that names who asks most directly. */
function findGrant(question: Question, { resource = [], trust }: PolicySets): Found | undefined {
  const kind = trust ? 'role trust policy' : 'resource-based policy'
  const policies = trust ? [trust, ...resource] : resource
  const order: readonly Named[] = ['itself', 'role', 'account']
  for (const named of order) {
    const found = find(question, { kind, policies, effect: 'Allow', named })
    if (found) return found
  }
  return undefined
}

/**
 * The identity-based policies must allow, unless the resource's policy names the role; boundary and
 * session policies must allow in either case.
 */
function judgedByIdentity(
  question: Question,
  { identity = [], boundary, session }: PolicySets,
  granted: Found | undefined,
): Decision {
  const kind = 'identity-based policy'
  const own = find(question, { kind, policies: identity, effect: 'Allow' })
  const allows = own ?? (granted?.named === 'role' ? granted : undefined)
  if (!allows) return lacking(kind)
  const limits: ReadonlyArray<readonly [PolicyKind, readonly Policy[] | undefined]> = [
    ['permissions boundary', boundary && [boundary]],
    ['session policy', session],
  ]
  for (const [limit, policies] of limits) {
    if (policies && !find(question, { kind: limit, policies, effect: 'Allow' })) {
      return lacking(limit)
    }
  }
  return allowed(allows)
}

interface Search {
  readonly kind: PolicyKind
  readonly policies: readonly Policy[]
  readonly effect: Statement['effect']
  /** Only statements that name who asks in this way. */
  readonly named?: Named
}

function find(question: Question, search: Search): Found | undefined {
  const { kind, policies, effect, named: wanted } = search
  for (const policy of policies) {
    for (const statement of statementsOf(policy.document)) {
      if (statement.effect !== effect) continue
      const named = applies(statement, question)
      if (named && (wanted === undefined || wanted === named)) {
        return { kind, policy, statement, named }
      }
    }
  }
  return undefined
}

function allowed(found: Found): Decision {
  return { decision: 'Allowed', by: shown(found) }
}

function lacking(kind: PolicyKind): Decision {
  return { decision: 'ImplicitlyDenied', by: { kind } }
}

function shown({ kind, policy, statement }: Found): Decision['by'] {
  return { kind, policy: policy.name, statement: statement.name }
}
