/** IAM policies as plain data, with the few builders that every activity uses. */

/** Condition operator -> condition key -> values. */
export type Conditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>

export interface Statement {
  /** Unique in a role's policies; letters and digits. */
  readonly Sid: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Conditions
}

export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Statement[]
}

export interface What {
  readonly actions: readonly string[]
  readonly on: readonly string[]
  readonly when?: Conditions
}

export function allow(sid: string, what: What): Statement {
  return statement('Allow', sid, what)
}

export function deny(sid: string, what: What): Statement {
  return statement('Deny', sid, what)
}

export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

/** `sagemaker` + `ListApps ListSpaces` -> `sagemaker:ListApps`, `sagemaker:ListSpaces`. */
export function actionsOf(service: string, names: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => `${service}:${name}`)
}

/** Every resource: only for actions that know no resource, and for Deny. */
export const everything = ['*']

function statement(effect: 'Allow' | 'Deny', sid: string, { actions, on, when }: What): Statement {
  const condition = when === undefined ? {} : { Condition: when }
  return { Sid: sid, Effect: effect, Action: actions, Resource: on, ...condition }
}
