/** Settles CloudFormation's intrinsic functions: a template's value in, a plain value out. */

/** What a value may refer to while it is settled. Each throws when it cannot answer. */
export interface Scope {
  /** What `Ref` answers: a pseudo parameter, a parameter or a resource. */
  reference(name: string): unknown
  attribute(logicalId: string, name: string): unknown
  importValue(exportName: string): unknown
  mapping(map: string, first: string, second: string): unknown
}

export interface Intrinsic {
  readonly name: string
  readonly argument: unknown
}

/** The settled form of `{ "Ref": "AWS::NoValue" }`: the member that holds it disappears. */
export const noValue = Symbol('AWS::NoValue')

/** The functions settled here; `Fn::If` and the condition functions are settled before them. */
export const settledFunctions: readonly string[] = [
  'Ref',
  'Fn::GetAtt',
  'Fn::Sub',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::ImportValue',
  'Fn::FindInMap',
  'Fn::Base64',
]

/** The function a value is a call of, or undefined for plain values. */
export function intrinsicOf(value: unknown): Intrinsic | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value)
  const [entry] = entries
  if (entries.length !== 1 || !entry) return undefined
  const [name, argument] = entry
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : undefined
}

/** The (logical id, attribute) that `Fn::GetAtt` names, in either of its forms. */
export function attributeNamed(argument: unknown): readonly [string, string] {
  if (Array.isArray(argument)) return [String(argument[0]), argument.slice(1).join('.')]
  const text = String(argument)
  const dot = text.indexOf('.')
  return dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)]
}

const placeholder = /\$\{([^}]*)\}/g

/** The names between `${` and `}` in the text of `Fn::Sub`, without literals (`${!Name}`). */
export function placeholdersOf(text: string): string[] {
  const names = [...text.matchAll(placeholder)].map((match) => (match[1] ?? '').trim())
  return names.filter((name) => !name.startsWith('!'))
}

/** Text and variables of `Fn::Sub`, in either of its forms. */
export function substitutionOf(argument: unknown): {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
} {
  if (!Array.isArray(argument)) return { text: String(argument), variables: {} }
  return { text: String(argument[0]), variables: Object(argument[1] ?? {}) }
}

export function settle(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => settle(item, scope)).filter((item) => item !== noValue)
  }
  if (typeof value !== 'object' || value === null) return value
  const intrinsic = intrinsicOf(value)
  if (intrinsic) return settleFunction(intrinsic, scope)
  const members = Object.entries(value).map(([key, member]) => [key, settle(member, scope)])
  return Object.fromEntries(members.filter(([, member]) => member !== noValue))
}

function settleFunction({ name, argument }: Intrinsic, scope: Scope): unknown {
  if (name === 'Ref') {
    return argument === 'AWS::NoValue' ? noValue : scope.reference(String(argument))
  }
  if (name === 'Fn::GetAtt') return scope.attribute(...attributeNamed(argument))
  if (name === 'Fn::Sub') return substitute(argument, scope)
  const settled = settle(argument, scope)
  if (name === 'Fn::Base64') return Buffer.from(String(settled)).toString('base64')
  if (name === 'Fn::ImportValue') return scope.importValue(String(settled))
  const [first, second, third] = Array.isArray(settled) ? settled : []
  switch (name) {
    case 'Fn::Join':
      return list(second, name).map(text).join(String(first))
    case 'Fn::Split':
      return String(second).split(String(first))
    case 'Fn::Select':
      return select(Number(first), list(second, name))
    case 'Fn::FindInMap':
      return scope.mapping(String(first), String(second), String(third))
    default:
      throw new Error(`the function ${name} is not supported`)
  }
}

function substitute(argument: unknown, scope: Scope): string {
  const { text: template, variables } = substitutionOf(argument)
  return template.replace(placeholder, (_match, inner: string) => {
    const name = inner.trim()
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    if (name in variables) return text(settle(variables[name], scope))
    return text(
      name.includes('.') ? scope.attribute(...attributeNamed(name)) : scope.reference(name),
    )
  })
}

function select(index: number, items: readonly unknown[]): unknown {
  if (index in items) return items[index]
  throw new Error(`Fn::Select asks for item ${index} of a list of ${items.length}`)
}

function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`${name} needs a list, found ${JSON.stringify(value)}`)
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}
