/** Policy documents made ready to be judged; `validate/` has found nothing wrong with them. */
import { type ConditionOperator, readOperatorName } from './operators.ts'
import { readTemplate, type Template } from './pattern.ts'

export type PolicyDocument = Readonly<Record<string, unknown>>

/** A policy with the name a decision shows. */
export interface Policy {
  readonly name: string
  readonly document: PolicyDocument
}

export interface Condition {
  readonly operator: ConditionOperator
  readonly key: string
  readonly values: readonly Template[]
}

export interface NamedPrincipals {
  readonly not: boolean
  /** `AWS`, `Service`, `Federated` or `CanonicalUser`, with their values; `*` alone is AWS `*`. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

export interface Statement {
  /** Its `Sid`, or its place: `Statement[2]`. */
  readonly name: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: { readonly not: boolean; readonly patterns: readonly Template[] }
  /** Absent in trust policies. */
  readonly resources?: { readonly not: boolean; readonly patterns: readonly Template[] }
  /** Absent in identity-based policies. */
  readonly principals?: NamedPrincipals
  readonly conditions: readonly Condition[]
}

const read = new WeakMap<PolicyDocument, readonly Statement[]>()

/** The statements of a document, read once. Throws for an operator that IAM does not know. */
export function statementsOf(document: PolicyDocument): readonly Statement[] {
  const known = read.get(document)
  if (known) return known
  const variables = document.Version === '2012-10-17'
  const statements = [document.Statement ?? []]
    .flat()
    .map((statement, index) => readStatement(Object(statement), { index, variables }))
  read.set(document, statements)
  return statements
}

type Given = Readonly<Record<string, unknown>>

function readStatement(
  given: Given,
  { index, variables }: { readonly index: number; readonly variables: boolean },
): Statement {
  const actions = { variables: false, wildcards: true }
  const values = { variables, wildcards: true }
  const { Principal, NotPrincipal, Resource, NotResource } = given
  const named = NotPrincipal ?? Principal
  return {
    name: typeof given.Sid === 'string' && given.Sid ? given.Sid : `Statement[${index}]`,
    effect: given.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: {
      not: given.Action === undefined,
      patterns: texts(given.Action ?? given.NotAction).map((text) =>
        readTemplate(text.toLowerCase(), actions),
      ),
    },
    ...((Resource ?? NotResource) !== undefined && {
      resources: {
        not: Resource === undefined,
        patterns: texts(Resource ?? NotResource).map((text) => readTemplate(text, values)),
      },
    }),
    ...(named !== undefined && {
      principals: { not: NotPrincipal !== undefined, names: principalNames(named) },
    }),
    conditions: Object.entries(Object(given.Condition ?? {})).flatMap(([name, keys]) =>
      readConditions(name, Object(keys), variables),
    ),
  }
}

function principalNames(named: unknown): NamedPrincipals['names'] {
  if (named === '*') return { AWS: ['*'] }
  const entries = Object.entries(Object(named))
  return Object.fromEntries(entries.map(([type, values]) => [type, texts(values)]))
}

function readConditions(name: string, keys: Given, variables: boolean): Condition[] {
  const operator = readOperatorName(name)
  if (!operator) throw new Error(`IAM knows no condition operator "${name}"`)
  const { operator: known } = operator
  const options = { variables: variables && known.variables, wildcards: known.wildcards }
  return Object.entries(keys).map(([key, values]) => ({
    operator,
    key,
    values: texts(values).map((text) => readTemplate(text, options)),
  }))
}

/** One value or a list; numbers and booleans stand for their text. */
function texts(value: unknown): string[] {
  return value === undefined ? [] : [value].flat().map(String)
}
