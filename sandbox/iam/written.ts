/**
 * IAM's roles and policies as its API shows them: a write is read at once (assumed; the IAM User
 * Guide says only that changes "might not be immediately visible"), whatever evaluation sees.
 */
import { defineStore, type World } from '../world/world.ts'
import { propagate } from './propagation.ts'
import { type IamRole, iam, type ManagedPolicy } from './store.ts'

export interface WrittenRole {
  readonly role: IamRole
  /** Documents as they were given, by name. */
  readonly inline: Map<string, string>
  /** ARNs, in the order of attaching. */
  readonly attached: Set<string>
}

export interface PolicyVersion {
  /** `v1` and on; a number is never given twice. */
  readonly versionId: string
  /** The document as it was given. */
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

export interface WrittenPolicy {
  readonly policy: ManagedPolicy
  /** Oldest first. */
  readonly versions: PolicyVersion[]
  defaultVersionId: string
  nextVersion: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  updatedAt: number
}

interface Written {
  /** By ARN, once asked for. */
  readonly roles: Map<string, WrittenRole>
  readonly policies: Map<string, WrittenPolicy>
  /** For what was there before anybody asked. */
  readonly since: number
}

const written = defineStore<Written>((world) => ({
  roles: new Map(),
  policies: new Map(),
  since: world.clock.now(),
}))

/** When the roles and policies of template and seed were made, as far as the API tells. */
export function createdAt(world: World): number {
  return written.of(world).since
}

/** Undefined when the account has no role of that name. */
export function writtenRole(
  world: World,
  accountId: string,
  name: string,
): WrittenRole | undefined {
  const roles = [...iam.of(world).roles.values()]
  const role = roles.find((one) => one.accountId === accountId && one.name === name)
  return role && roleAsWritten(world, role)
}

/** Those of one account, in the order of creation. */
export function writtenRoles(world: World, accountId: string): WrittenRole[] {
  const roles = [...iam.of(world).roles.values()].filter((role) => role.accountId === accountId)
  return roles.map((role) => roleAsWritten(world, role))
}

function roleAsWritten(world: World, role: IamRole): WrittenRole {
  const { roles } = written.of(world)
  const known = roles.get(role.arn)
  if (known) return known
  const texts = [...role.inlinePolicies].map(([name, document]) => [name, text(document)] as const)
  const fresh = { role, inline: new Map(texts), attached: new Set(role.attachedPolicies) }
  roles.set(role.arn, fresh)
  return fresh
}

/** Undefined when there is no policy of that ARN. */
export function writtenPolicy(world: World, arn: string): WrittenPolicy | undefined {
  const policy = iam.of(world).managedPolicies.get(arn)
  const { policies, since } = written.of(world)
  if (!policy) return undefined
  const known = policies.get(arn)
  if (known) return known
  const fresh: WrittenPolicy = {
    policy,
    versions: [{ versionId: 'v1', text: text(policy.document), createdAt: since }],
    defaultVersionId: 'v1',
    nextVersion: 2,
    createdAt: since,
    updatedAt: since,
  }
  policies.set(arn, fresh)
  return fresh
}

/** Those of one account, in the order of creation. */
export function writtenPolicies(world: World, accountId: string): WrittenPolicy[] {
  const all = [...iam.of(world).managedPolicies.values()]
  const own = all.filter((policy) => policy.accountId === accountId)
  return own.flatMap(({ arn }) => writtenPolicy(world, arn) ?? [])
}

/** How many roles have the policy attached. */
export function attachments(world: World, { policy }: WrittenPolicy): number {
  const roles = writtenRoles(world, policy.accountId)
  return roles.filter(({ attached }) => attached.has(policy.arn)).length
}

function text(document: object): string {
  return JSON.stringify(document)
}

/** Sets an inline policy; without a text takes it away. */
export function writeInlinePolicy(
  world: World,
  { role, inline }: WrittenRole,
  policy: { readonly name: string; readonly text?: string },
): void {
  const { name, text: given } = policy
  if (given === undefined) inline.delete(name)
  else inline.set(name, given)
  propagate(world, () => {
    if (given === undefined) role.inlinePolicies.delete(name)
    else role.inlinePolicies.set(name, JSON.parse(given))
  })
}

export function writeAttachment(
  world: World,
  { role, attached }: WrittenRole,
  change: { readonly policyArn: string; readonly attach: boolean },
): void {
  const { policyArn, attach } = change
  const verb = attach ? 'add' : 'delete'
  attached[verb](policyArn)
  propagate(world, () => void role.attachedPolicies[verb](policyArn))
}

/** Adds a version, in force only once it is the default. */
export function writeVersion(
  world: World,
  written: WrittenPolicy,
  version: { readonly text: string; readonly asDefault: boolean },
): PolicyVersion {
  const now = world.clock.now()
  const added = { versionId: `v${written.nextVersion}`, text: version.text, createdAt: now }
  written.nextVersion += 1
  written.versions.push(added)
  if (version.asDefault) writeDefaultVersion(world, written, added)
  return added
}

export function writeDefaultVersion(
  world: World,
  written: WrittenPolicy,
  version: PolicyVersion,
): void {
  written.defaultVersionId = version.versionId
  written.updatedAt = world.clock.now()
  const document = JSON.parse(version.text)
  propagate(world, () => {
    written.policy.document = document
  })
}
