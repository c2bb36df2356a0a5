/** Allows or refuses what somebody asks for, keeps which statement decided, and words refusals. */
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import type { AccessNeed } from './access-need.ts'
import { type Asker, isoSeconds } from './asker.ts'
import type { Policy } from './evaluate/document.ts'
import { type Decision, evaluate } from './evaluate/evaluate.ts'
import type { Context } from './evaluate/request.ts'
import { resourcePoliciesOf } from './resource-policies.ts'

/** `off`: nothing is judged and every call is allowed, for measuring what judging costs. */
export type PermissionsOption = 'enforced' | 'off'

/** Set by the sandbox's door; parts of a sandbox on their own (in tests) judge nothing. */
export const permissions = defineStore<{ mode: PermissionsOption }>(() => ({ mode: 'off' }))

export function judges(world: World): boolean {
  return permissions.of(world).mode === 'enforced'
}

/** The operation of the API on whose behalf access is asked for, as CallLog shows it. */
export interface Operation {
  readonly service: string
  readonly operation: string
  /** Default: the world's. */
  readonly region?: string
  readonly userAgent?: string
}

export interface Question {
  readonly asker: Asker
  readonly need: AccessNeed
  readonly operation: Operation
  /** Who may take on the role, when the resource is one. */
  readonly trust?: Policy
}

/** Judges and keeps the decision. Call only when the sandbox judges. */
export function judge(world: World, question: Question): Decision {
  const { asker, need, operation, trust } = question
  const { principal, identity, boundary, session } = asker
  const accountId = need.resource.split(':')[4]
  const request = {
    principal,
    action: need.action,
    resource: need.resource,
    ...(accountId && { resourceAccountId: accountId }),
    context: contextOf(world, question),
  }
  const decided = evaluate(request, {
    identity,
    ...(boundary && { boundary }),
    ...(session && { session }),
    ...(trust ? { trust } : { resource: resourcePoliciesOf(world, need.resource) }),
  })
  world.calls.decide({
    caller: asker.shownAs,
    service: operation.service,
    operation: operation.operation,
    action: need.action,
    resource: need.resource,
    decision: decided.decision,
    ...decided.by,
  })
  return decided
}

/** Keys that every request has, those of who asks, and those that the request brings. */
function contextOf(world: World, { asker, need, operation }: Question): Context {
  const now = world.clock.now()
  const owner = need.resource.split(':')[4]
  return {
    'aws:CurrentTime': isoSeconds(now),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    // The sandbox's loopback stands for AWS's endpoints, which are reached by TLS.
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': operation.region ?? world.region,
    ...(operation.userAgent && { 'aws:UserAgent': operation.userAgent }),
    ...(owner && { 'aws:ResourceAccount': owner }),
    ...asker.context,
    ...need.context,
  }
}

/** The first refusal, in words; undefined when all needs are allowed, or nothing is judged. */
export function refusalOf(
  world: World,
  asker: Asker,
  asked: { readonly needs: readonly AccessNeed[]; readonly operation: Operation },
): string | undefined {
  if (!judges(world)) return undefined
  for (const need of asked.needs) {
    const decided = judge(world, { asker, need, operation: asked.operation })
    if (decided.decision !== 'Allowed') return refusalText(asker, need, decided)
  }
  return undefined
}

/** Throws `AccessDeniedException` unless one need is allowed. */
export function requireAccess(
  world: World,
  asker: Asker,
  asked: { readonly need: AccessNeed; readonly operation: Operation },
): void {
  const { need, operation } = asked
  const refusal = refusalOf(world, asker, { needs: [need], operation })
  if (refusal !== undefined) throw new AwsError('AccessDeniedException', refusal, 403)
}

/** As IAM's page on access denied errors words it (troubleshoot_access-denied). */
export function refusalText(asker: Asker, need: AccessNeed, { decision, by }: Decision): string {
  const { principal } = asker
  const who = 'arn' in principal ? principal.arn : asker.shownAs
  const asked = `User: ${who} is not authorized to perform: ${need.action}`
  const on = need.resource === '*' ? '' : ` on resource: ${need.resource}`
  return `${asked}${on} ${reasonOf(need, decision, by)}`
}

function reasonOf({ action }: AccessNeed, decision: Decision['decision'], by: Decision['by']) {
  if (decision === 'ImplicitlyDenied') {
    return `because no ${by.kind} allows the ${action} action`
  }
  if (by.kind === 'role trust policy') return 'with an explicit deny in the role trust policy'
  const article = by.kind.startsWith('identity') ? 'an' : 'a'
  const named = by.policy?.startsWith('arn:') ? `: ${by.policy}` : ''
  return `with an explicit deny in ${article} ${by.kind}${named}`
}
