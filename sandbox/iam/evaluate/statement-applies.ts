/** Whether one statement says something about a request. */
import { resourceMatches } from './arn-pattern.ts'
import { conditionsHold } from './condition.ts'
import type { Statement } from './document.ts'
import { fillIn, matchesPattern } from './pattern.ts'
import { leftOut, type Named, namedBy } from './principal.ts'
import { type AccessRequest, type Values, valuesOf } from './request.ts'

/** A request with its context indexed. */
export interface Question {
  readonly request: AccessRequest
  readonly values: Values
  /** Whether who asks has a permissions boundary. */
  readonly bounded: boolean
}

export function questionOf(request: AccessRequest, bounded: boolean): Question {
  return { request, values: valuesOf(request.context), bounded }
}

/**
 * How the statement applies; undefined when it does not. Statements of identity-based policies
 * apply to who asks `itself`.
 */
export function applies(statement: Statement, question: Question): Named | undefined {
  const named = nameOf(statement, question)
  if (named === undefined || !actionFits(statement, question)) return undefined
  if (!resourceFits(statement, question)) return undefined
  return conditionsHold(statement.conditions, question.values) ? named : undefined
}

function nameOf({ principals }: Statement, { request, bounded }: Question): Named | undefined {
  if (!principals) return 'itself'
  if (!principals.not) return namedBy(principals, request.principal)
  return leftOut(principals, request.principal, { bounded }) ? undefined : 'itself'
}

function actionFits({ actions }: Statement, { request }: Question): boolean {
  const action = request.action.toLowerCase()
  const fits = actions.patterns.some((template) => {
    const pattern = fillIn(template, () => undefined)
    return pattern !== undefined && matchesPattern(pattern.tokens, action)
  })
  return fits !== actions.not
}

function resourceFits({ resources }: Statement, { request, values }: Question): boolean {
  if (!resources) return true
  const lookup = (key: string) => {
    const found = values(key)
    return found?.length === 1 ? found[0] : undefined
  }
  // A pattern with a variable that has no value matches no resource, in NotResource too.
  const fits = resources.patterns.some((template) => {
    const pattern = fillIn(template, lookup)
    return pattern !== undefined && resourceMatches(pattern, request.resource)
  })
  return fits !== resources.not
}
