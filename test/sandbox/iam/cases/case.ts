/** What a case of the policy evaluator is: policies, a request, and the decision IAM documents. */
import type { Decision, PolicySets } from '../../../../sandbox/iam/evaluate/evaluate.ts'
import type { AccessRequest, Context } from '../../../../sandbox/iam/evaluate/request.ts'

export interface Case {
  readonly name: string
  readonly request: AccessRequest
  readonly policies: PolicySets
  readonly expected: Decision['decision']
  /** The kind of policy that decides, where the case is about that. */
  readonly kind?: Decision['by']['kind']
}

export const account = '111122223333'
export const otherAccount = '444455556666'

export const role = `arn:aws:iam::${account}:role/service/worker`
export const session = `arn:aws:sts::${account}:assumed-role/worker/one`
export const user = `arn:aws:iam::${account}:user/David`

export const asRole = {
  kind: 'role-session',
  arn: session,
  roleArn: role,
  accountId: account,
} as const
export const asUser = { kind: 'user', arn: user, accountId: account } as const

export const queue = `arn:aws:sqs:eu-west-1:${account}:orders`

export const baseRequest: AccessRequest = {
  principal: asRole,
  action: 'sqs:SendMessage',
  resource: queue,
  context: {},
}

export type Document = Readonly<Record<string, unknown>>

/** A policy of the current version around some statements. */
export function policy(name: string, ...statements: readonly Document[]) {
  return { name, document: { Version: '2012-10-17', Statement: statements } }
}

export const allowAll = policy('all', { Effect: 'Allow', Action: '*', Resource: '*' })

/** One case that asks whether a condition block holds: an Allow applies only if it does. */
export function conditionCase(
  name: string,
  given: {
    readonly condition: Document
    readonly context: Context
    readonly holds: boolean
    readonly version?: string
  },
): Case {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: given.condition }
  const Version = given.version ?? '2012-10-17'
  return {
    name,
    request: { ...baseRequest, context: given.context },
    policies: { identity: [{ name: 'p', document: { Version, Statement: [statement] } }] },
    expected: given.holds ? 'Allowed' : 'ImplicitlyDenied',
  }
}

/** Values of the policy, value of the request (undefined: the request lacks the key), outcome. */
export type Row = readonly [
  wanted: string | readonly (string | number | boolean)[] | number | boolean,
  found: string | readonly string[] | undefined,
  holds: boolean,
]

/** A case for each row of one operator and key. */
export function conditionRows(operator: string, key: string, rows: readonly Row[]): Case[] {
  return rows.map(([wanted, found, holds]) =>
    conditionCase(`${operator} ${JSON.stringify(wanted)} on ${JSON.stringify(found) ?? 'no key'}`, {
      condition: { [operator]: { [key]: wanted } },
      context: found === undefined ? {} : { [key]: found },
      holds,
    }),
  )
}

/** A policy variable of that key, with what stands beside it. */
export function variable(inside: string): string {
  return ['$', '{', inside, '}'].join('')
}
