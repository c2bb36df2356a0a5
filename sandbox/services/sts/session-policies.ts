/** The session policies of a request to assume a role: they limit the session, and give nothing. */
import { managedPolicy } from '../../iam/asker.ts'
import type { Policy } from '../../iam/evaluate/document.ts'
import { iam } from '../../iam/store.ts'
import { validatePolicy } from '../../iam/validate/validate-policy.ts'
import type { World } from '../../world/world.ts'
import { AwsError } from '../service.ts'

export interface SessionPolicyMembers {
  /** JSON. */
  readonly Policy?: string
  readonly PolicyArns?: ReadonlyArray<{ readonly arn?: string }>
}

/**
 * Undefined when the request has none. Throws `MalformedPolicyDocument` for a policy that IAM does
 * not understand or a managed policy that is not there; the texts are assumed.
 */
export function sessionPoliciesOf(
  world: World,
  { Policy: text, PolicyArns = [] }: SessionPolicyMembers,
): readonly Policy[] | undefined {
  const state = iam.of(world)
  const managed = PolicyArns.map(({ arn = '' }) => {
    if (!state.managedPolicies.has(arn)) throw malformed(`there is no policy ${arn}`)
    return managedPolicy(state, arn)
  })
  const inline = text === undefined ? [] : [{ name: 'session policy', document: read(text) }]
  return inline.length + managed.length > 0 ? [...inline, ...managed] : undefined
}

function read(text: string): Readonly<Record<string, unknown>> {
  const document = parse(text)
  const [problem] = validatePolicy(document, 'identity')
  if (problem) throw malformed(`${problem.path} ${problem.message}`)
  return document
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text))
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message : String(cause))
  }
}

function malformed(reason: string): AwsError {
  return new AwsError('MalformedPolicyDocument', `The policy is not in the valid format: ${reason}`)
}
