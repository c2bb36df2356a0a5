/** Names and ARNs of the policies that carry a role's Deny list. */
import { denyPolicyCount } from './deny-list.ts'

/** All of them lie here: whoever writes lists may write nothing else. */
export const denyPolicyPath = '/rollcall/deny/'

/** One for each policy of a role, in order. */
export function denyPolicyNames(roleName: string): string[] {
  return Array.from({ length: denyPolicyCount }, (_, index) => `${roleName}-deny-${index + 1}`)
}

/** Throws on what is not the ARN of a role: that is our own mistake, never input. */
export function denyPolicyArns(roleArn: string): string[] {
  const [, account, name] = /^(arn:[\w-]+:iam::\d+:)role\/(?:.*\/)?([^/]+)$/.exec(roleArn) ?? []
  if (account === undefined || name === undefined) throw new Error(`${roleArn} is not a role's ARN`)
  return denyPolicyNames(name).map((policy) => `${account}policy${denyPolicyPath}${policy}`)
}
