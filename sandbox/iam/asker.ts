/** Who asks for access: a session of a role, an operator, or a service of AWS. */
import type { Caller } from '../services/service.ts'
import type { World } from '../world/world.ts'
import type { Policy } from './evaluate/document.ts'
import type { Context, Principal } from './evaluate/request.ts'
import { type IamRole, type IamState, iam } from './store.ts'

export interface Asker {
  readonly principal: Principal
  /** What CallLog shows: the role's ARN, the service, or `operator`. */
  readonly shownAs: string
  /** Keys that tell of who asks. */
  readonly context: Context
  /** Those of the role; of an operator, one that allows everything. */
  readonly identity: readonly Policy[]
  readonly boundary?: Policy
  /** Given when the session was opened. */
  readonly session?: readonly Policy[]
}

const everything: Policy = {
  name: 'operator',
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
}

const fromPerson: Context = { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' }

/** The caller of an API call. */
export function callerAsker(world: World, caller: Caller): Asker {
  const { arn, accountId, roleArn } = caller
  if (roleArn !== undefined) return sessionAsker(world, { ...caller, roleArn })
  return {
    principal: { kind: 'user', arn, accountId },
    shownAs: 'operator',
    identity: [everything],
    context: {
      ...fromPerson,
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': accountId,
      'aws:PrincipalType': 'User',
      'aws:username': arn.split('/').at(-1) ?? '',
    },
  }
}

/** A service that works as a role it was given, for example a state machine's. */
export function roleAsker(world: World, roleArn: string, sessionName: string): Asker {
  const [, , , , accountId = ''] = roleArn.split(':')
  const name = roleArn.split('/').at(-1)
  const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}`
  return sessionAsker(world, { arn, roleArn, accountId })
}

type RoleCaller = Pick<
  Caller,
  'arn' | 'accountId' | 'sourceIdentity' | 'sessionStart' | 'sessionTags' | 'sessionPolicies'
> & { readonly roleArn: string }

function sessionAsker(world: World, caller: RoleCaller): Asker {
  const { arn, roleArn, accountId, sourceIdentity, sessionStart } = caller
  const state = iam.of(world)
  const role = state.roles.get(roleArn)
  const tags = { ...role?.tags, ...caller.sessionTags }
  const started = sessionStart ?? world.clock.now()
  return {
    principal: { kind: 'role-session', arn, roleArn, accountId },
    shownAs: roleArn,
    ...policiesOf(state, role),
    ...(caller.sessionPolicies && { session: caller.sessionPolicies }),
    context: {
      ...fromPerson,
      'aws:PrincipalArn': roleArn,
      'aws:PrincipalAccount': accountId,
      'aws:PrincipalType': 'AssumedRole',
      'aws:userid': `${role?.roleId ?? ''}:${arn.split('/').at(-1)}`,
      'aws:TokenIssueTime': isoSeconds(started),
      ...(sourceIdentity !== undefined && { 'aws:SourceIdentity': sourceIdentity }),
      ...Object.fromEntries(
        Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
      ),
    },
  }
}

/** A service in its own name, on behalf of a resource. */
export function serviceAsker(service: string, source?: string): Asker {
  const [, , , , account] = source?.split(':') ?? []
  return {
    principal: { kind: 'service', name: service },
    shownAs: service,
    identity: [],
    context: {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': service,
      'aws:PrincipalServiceNamesList': [service],
      ...(source !== undefined && { 'aws:SourceArn': source }),
      ...(account && { 'aws:SourceAccount': account }),
    },
  }
}

/** Who comes with a token of an identity provider. */
export function federatedAsker(provider: string): Asker {
  return {
    principal: { kind: 'federated', provider },
    shownAs: provider,
    identity: [],
    context: { 'aws:FederatedProvider': provider },
  }
}

function policiesOf(state: IamState, role: IamRole | undefined) {
  if (!role) return { identity: [] }
  const inline = [...role.inlinePolicies].map(([name, document]) => ({ name, document }))
  const managed = [...role.attachedPolicies].map((arn) => managedPolicy(state, arn))
  const { permissionsBoundary } = role
  return {
    identity: [...inline, ...managed],
    ...(permissionsBoundary && { boundary: managedPolicy(state, permissionsBoundary) }),
  }
}

/** Throws for a policy that is not there: loading refuses such a role, and so does the API. */
export function managedPolicy(state: IamState, arn: string): Policy {
  const found = state.managedPolicies.get(arn)
  if (found) return { name: arn, document: found.document }
  throw new Error(`the sandbox has no document of the managed policy ${arn}`)
}

export function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
