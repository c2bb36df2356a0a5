/** The roles that a request hands to SageMaker, however deep they stand. */

const members = ['RoleArn', 'ExecutionRoleArn']

export function rolesIn(value: unknown): readonly string[] {
  return [...new Set(found(value))]
}

function found(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    members.includes(name) && typeof member === 'string' ? [member] : found(member),
  )
}
