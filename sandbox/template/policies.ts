/** Checks the policy documents that a resource carries, settled or not. */
import { type DocumentKind, validatePolicy } from '../iam/validate/validate-policy.ts'
import type { ResourceType } from '../resources/resource-type.ts'

export interface PlacedProblem {
  /** Dotted path within the properties. */
  readonly path: string
  readonly message: string
}

type Properties = Readonly<Record<string, unknown>>

/** All that IAM, or this sandbox, does not know in the documents that the type declares. */
export function policyProblems(properties: Properties, type: ResourceType): PlacedProblem[] {
  return Object.entries(type.policies ?? {}).flatMap(([path, kind]) =>
    documentsAt(properties, path).flatMap((found) => problemsOf(found, kind)),
  )
}

interface Found {
  readonly path: string
  readonly document: unknown
}

/** A path is a property, or a property of each item of a list: `Policies[].PolicyDocument`. */
function documentsAt(properties: Properties, path: string): Found[] {
  const [list = '', member] = path.split('[].')
  if (member === undefined) return given({ path, document: properties[path] })
  const items = Array.isArray(properties[list]) ? properties[list] : []
  return items.flatMap((item, index) =>
    given({ path: `${list}[${index}].${member}`, document: Object(item)[member] }),
  )
}

function given(found: Found): Found[] {
  return found.document === undefined ? [] : [found]
}

function problemsOf({ path, document }: Found, kind: DocumentKind): PlacedProblem[] {
  return validatePolicy(document, kind).map((problem) => ({
    path: problem.path === '' ? path : `${path}.${problem.path}`,
    message: problem.message,
  }))
}
