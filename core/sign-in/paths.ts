/** What to say of the ways by which somebody gets into an SSO-mode domain. */
import type { Grant, Principal } from '../words.ts'

/** A finding: suspended, and Identity Center lets them in all the same. */
export function pathsLeft(
  { userId, domain }: Pick<Grant, 'userId' | 'domain'>,
  paths: readonly Principal[],
): string {
  const ways = paths.map(({ type, id }) => (type === 'GROUP' ? `group ${id}` : 'their own'))
  const fact = `user ${userId} is suspended and is still let into domain ${domain}`
  const remedy =
    "in the console of IAM Identity Center, take it out of the application's assigned users and " +
    'groups, and end their sessions under Users, Active sessions'
  return `${fact} by the assignment of ${ways.join(', ')}: ${remedy}`
}

/** A finding: no assignment can be made by API. */
export function noApplication(domain: string): string {
  const fact = `domain ${domain} tells no application (as those made before October 2023)`
  return `${fact}: assign users and groups to it in the console of SageMaker`
}
