/** Whether a session of a role may do what it calls, by its own policies. */
import { callerAsker } from '../iam/asker.ts'
import { judges, refusalOf } from '../iam/judge.ts'
import { iam } from '../iam/store.ts'
import { AwsError, type Call } from '../services/service.ts'
import type { Service } from './service-table.ts'

/**
 * The error to answer, undefined when the call may go on. Operators are not judged, nor are
 * sessions of roles whose policies nobody declared (Identity Center's, which the portal gives out).
 */
export function refusedAccess(
  { definition }: Service,
  action: string,
  { input, call }: { readonly input: unknown; readonly call: Call },
): AwsError | undefined {
  const { world, caller, region, userAgent } = call
  const { authorize, name: service } = definition
  if (!authorize || !judges(world) || !isDeclared(call)) return undefined
  const needs = authorize(action, Object(input), call)
  const operation = { service, operation: action, region, userAgent }
  const refusal = refusalOf(world, callerAsker(world, caller), { needs, operation })
  if (refusal === undefined) return undefined
  const { code, status } = definition.accessDenied ?? { code: 'AccessDeniedException', status: 400 }
  return new AwsError(code, refusal, status)
}

function isDeclared({ world, caller }: Call): boolean {
  return caller.roleArn !== undefined && iam.of(world).roles.has(caller.roleArn)
}
