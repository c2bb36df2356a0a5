/** Checks Principal and NotPrincipal. */
import { isIntrinsic, isObject, type Members } from './intrinsic.ts'
import type { DocumentKind, PolicyProblem } from './validate-policy.ts'

interface Place {
  readonly path: string
  readonly kind: DocumentKind
}

const types = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/** Identity-based policies name nobody; the others name somebody in each statement. */
export function principalProblems(statement: Members, { path, kind }: Place): PolicyProblem[] {
  const given = ['Principal', 'NotPrincipal'].filter((name) => statement[name] !== undefined)
  if (kind === 'identity') {
    const message = 'an identity-based policy names no principal: it is attached to its own'
    return given.map((name) => ({ path: `${path}.${name}`, message }))
  }
  const [name, ...more] = given
  if (name === undefined || more.length > 0) {
    return [{ path, message: `must have Principal or NotPrincipal; it has ${given.length}` }]
  }
  const at = `${path}.${name}`
  if (name === 'NotPrincipal' && kind === 'trust') {
    return [{ path: at, message: 'is not supported in a trust policy' }]
  }
  if (name === 'NotPrincipal' && statement.Effect !== 'Deny') {
    return [{ path: at, message: 'is supported with the effect Deny only' }]
  }
  return namedProblems(statement[name], at)
}

function namedProblems(named: unknown, path: string): PolicyProblem[] {
  if (named === '*' || isIntrinsic(named)) return []
  if (!isObject(named)) return [{ path, message: 'must be "*" or an object' }]
  return Object.entries(named).flatMap(([type, values]) => {
    const at = `${path}.${type}`
    if (!types.includes(type)) return [{ path: at, message: `must be one of ${types.join(', ')}` }]
    return [values].flat().flatMap((value) => {
      const message = isIntrinsic(value) ? undefined : valueProblem(type, value)
      return message === undefined ? [] : [{ path: at, message }]
    })
  })
}

/** Names of services and providers are not checked further: IAM publishes no list of them. */
function valueProblem(type: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text'
  if (type === 'AWS' && value === '*') return undefined
  if (/[*?]/.test(value)) return `"${value}": a wildcard cannot stand in a principal`
  if (type !== 'AWS' || /^\d{12}$/.test(value)) return undefined
  return /^arn:aws[a-z-]*:(iam|sts)::\d{12}:./.test(value)
    ? undefined
    : `"${value}" is neither an account nor the ARN of a user, a role or a session`
}
