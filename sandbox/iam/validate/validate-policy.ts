/** Finds everything that is wrong with a policy document, each with its place. */
import { actionProblem } from './actions.ts'
import { conditionProblems } from './conditions.ts'
import { isIntrinsic, isObject, type Members } from './intrinsic.ts'
import { principalProblems } from './principals.ts'
import { resourceProblem } from './resources.ts'

/** Where a document is used: that decides which members its statements have. */
export type DocumentKind = 'identity' | 'resource' | 'trust'

export interface PolicyProblem {
  /** Dotted path within the document, for example `Statement[0].Action[1]`. */
  readonly path: string
  readonly message: string
}

const versions = ['2012-10-17', '2008-10-17']
const documentMembers = ['Version', 'Id', 'Statement']
const statementMembers = [
  ...['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource'],
  ...['Principal', 'NotPrincipal', 'Condition'],
]

/**
 * Values that are functions of a template (`Ref`, `Fn::...`) pass: what they settle to is checked
 * again when the resource is made.
 */
export function validatePolicy(document: unknown, kind: DocumentKind): PolicyProblem[] {
  if (!isObject(document)) return [{ path: '', message: 'a policy document is an object' }]
  const { Version, Statement } = document
  const problems = unknownMembers(document, documentMembers, '')
  if (Version !== undefined && !versions.includes(String(Version))) {
    problems.push({ path: 'Version', message: `must be one of ${versions.join(', ')}` })
  }
  if (Statement === undefined) problems.push({ path: 'Statement', message: 'is missing' })
  const statements = [Statement ?? []].flat()
  const variables = Version === versions[0]
  return problems.concat(
    statements.flatMap((statement, index) =>
      statementProblems(statement, { path: `Statement[${index}]`, kind, variables }),
    ),
  )
}

interface Place {
  readonly path: string
  readonly kind: DocumentKind
  /** Whether `${...}` is a variable in this document. */
  readonly variables: boolean
}

function statementProblems(statement: unknown, place: Place): PolicyProblem[] {
  const { path, kind, variables } = place
  if (!isObject(statement)) return [{ path, message: 'a statement is an object' }]
  const problems = unknownMembers(statement, statementMembers, `${path}.`)
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    problems.push({ path: `${path}.Effect`, message: 'must be Allow or Deny' })
  }
  problems.push(
    ...exactlyOne(statement, ['Action', 'NotAction'], path),
    ...resourceMemberProblems(statement, { path, kind }),
    ...principalProblems(statement, { path, kind }),
  )
  problems.push(
    ...eachValue(statement, ['Action', 'NotAction'], path, actionProblem),
    ...eachValue(statement, ['Resource', 'NotResource'], path, (text) =>
      resourceProblem(text, variables),
    ),
  )
  const at = `${path}.Condition`
  return problems.concat(conditionProblems(statement.Condition, { path: at, kind, variables }))
}

function resourceMemberProblems(
  statement: Members,
  { path, kind }: { readonly path: string; readonly kind: DocumentKind },
): PolicyProblem[] {
  if (kind !== 'trust') return exactlyOne(statement, ['Resource', 'NotResource'], path)
  const given = ['Resource', 'NotResource'].filter((name) => statement[name] !== undefined)
  const message = 'a trust policy names no resource: it is about its own role'
  return given.map((name) => ({ path: `${path}.${name}`, message }))
}

function exactlyOne(statement: Members, names: readonly string[], path: string): PolicyProblem[] {
  const given = names.filter((name) => statement[name] !== undefined)
  if (given.length === 1) return []
  return [{ path, message: `must have one of ${names.join(' and ')}; it has ${given.length}` }]
}

/** The problems of the texts under those members; other values than texts are problems too. */
function eachValue(
  statement: Members,
  names: readonly string[],
  path: string,
  problemOf: (text: string) => string | undefined,
): PolicyProblem[] {
  return names.flatMap((name) => {
    const values = statement[name] === undefined ? [] : [statement[name]].flat()
    return values.flatMap((value, index) => {
      const at = `${path}.${name}${Array.isArray(statement[name]) ? `[${index}]` : ''}`
      if (isIntrinsic(value)) return []
      const message = typeof value === 'string' ? problemOf(value) : 'must be a text'
      return message === undefined ? [] : [{ path: at, message }]
    })
  })
}

function unknownMembers(given: Members, known: readonly string[], prefix: string): PolicyProblem[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `${prefix}${name}`, message: 'is no member of a policy' }))
}
