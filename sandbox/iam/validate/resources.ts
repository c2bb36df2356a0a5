/** Checks the ARNs of Resource and NotResource. */
import { variableProblem } from './variables.ts'

/** Position of the service in an ARN, and how many colons stand before the resource. */
const servicePart = 2
const headParts = 5

/** What is wrong with a resource; undefined when nothing is. */
export function resourceProblem(resource: string, variables: boolean): string | undefined {
  if (resource === '*') return undefined
  const parts = resource.split(':')
  if (parts[0] !== 'arn') return `"${resource}" is neither * nor an ARN`
  if (parts.length <= headParts && !resource.endsWith('*')) {
    return `"${resource}" is no ARN: six parts between colons are needed`
  }
  // "You can't use a wildcard in the service segment" (IAM User Guide, Resource).
  if (/[*?]/.test(parts[servicePart] ?? '') && parts.length > servicePart + 1) {
    return `"${resource}" has a wildcard for the service`
  }
  if (!variables) return undefined
  if (parts.slice(0, headParts).some((part) => part.includes('${'))) {
    return `"${resource}" has a variable before the fifth colon`
  }
  return variableProblem(resource)
}
