/** Whether somebody may assume a role: both sides of it, the role's trust and the own policies. */
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { requestTags } from './access-need.ts'
import type { Asker } from './asker.ts'
import type { Context } from './evaluate/request.ts'
import { judge, judges, type Operation, refusalText } from './judge.ts'
import { iam } from './store.ts'

export interface Assumption {
  readonly roleArn: string
  /** `AssumeRole`, or one of its kind. */
  readonly operation: string
  readonly sessionName: string
  readonly sourceIdentity?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly transitiveTagKeys?: readonly string[]
  /** Further keys, for example `sts:ExternalId` and the claims of a token. */
  readonly context?: Context
}

/**
 * Throws `AccessDenied` (403) when the trust policy or, for users and roles, their own policies do
 * not allow it. Tags need sts:TagSession and a source identity sts:SetSourceIdentity on top. A role
 * whose trust nobody declared, such as one of Identity Center's, is not judged.
 */
export function requireAssumable(world: World, asker: Asker, assumption: Assumption): void {
  const role = iam.of(world).roles.get(assumption.roleArn)
  if (!judges(world) || !role) return
  const operation: Operation = { service: 'sts', operation: assumption.operation }
  const trust = { name: `trust of ${role.name}`, document: role.trustPolicy }
  for (const action of actionsOf(assumption)) {
    const context = contextOf(assumption, role.tags)
    const need = { action: `sts:${action}`, resource: role.arn, context }
    const decided = judge(world, { asker, need, operation, trust })
    if (decided.decision === 'Allowed') continue
    throw new AwsError('AccessDenied', refusalText(asker, need, decided), 403)
  }
}

/** Whether `requireAssumable` would pass. */
export function isAssumable(world: World, asker: Asker, assumption: Assumption): boolean {
  try {
    requireAssumable(world, asker, assumption)
    return true
  } catch (error) {
    if (error instanceof AwsError) return false
    throw error
  }
}

function actionsOf({ operation, tags, sourceIdentity }: Assumption): string[] {
  return [
    operation,
    ...(Object.keys(tags ?? {}).length > 0 ? ['TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['SetSourceIdentity']),
  ]
}

function contextOf(assumption: Assumption, roleTags: Readonly<Record<string, string>>): Context {
  const { sessionName, sourceIdentity, tags = {}, transitiveTagKeys, context } = assumption
  const ofRole = Object.entries(roleTags).flatMap(([key, value]) => [
    [`aws:ResourceTag/${key}`, value],
    [`iam:ResourceTag/${key}`, value],
  ])
  return {
    'sts:RoleSessionName': sessionName,
    ...(sourceIdentity !== undefined && { 'sts:SourceIdentity': sourceIdentity }),
    ...(transitiveTagKeys?.length && { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    ...requestTags(tags),
    ...Object.fromEntries(ofRole),
    ...context,
  }
}
