/** Values of a policy as patterns: text, wildcards, and policy variables still to be filled in. */

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** `*`: any number of characters. */
  | { readonly kind: 'any' }
  /** `?`: one character. */
  | { readonly kind: 'one' }

/** A variable `${key}` or `${key, 'fallback'}`. */
export interface Variable {
  readonly kind: 'variable'
  readonly key: string
  readonly fallback?: string
}

export interface Template {
  /** As the policy has it. */
  readonly source: string
  readonly parts: ReadonlyArray<Token | Variable>
}

/** A template with every variable filled in: what a value of the request is compared with. */
export interface Pattern {
  readonly tokens: readonly Token[]
  /** The pattern as plain text, for operators that know no wildcards. */
  readonly text: string
}

export interface TemplateOptions {
  /** Off for policies of a version before 2012-10-17: there `${...}` is plain text. */
  readonly variables: boolean
  readonly wildcards: boolean
}

/** Finds the value of a single-valued key; undefined when the request has none. */
export type Lookup = (key: string) => string | undefined

const pieces = /\$\{([^}]*)\}|\*|\?/g
const special: Readonly<Record<string, string>> = { '*': '*', '?': '?', $: '$' }

/** Reads a value; text that is no wildcard or variable stays as it is. */
export function readTemplate(source: string, options: TemplateOptions): Template {
  const parts: Array<Token | Variable> = []
  let from = 0
  for (const found of source.matchAll(pieces)) {
    const part = partOf(found[0], found[1], options)
    if (!part) continue
    if (found.index > from) parts.push({ kind: 'text', text: source.slice(from, found.index) })
    parts.push(part)
    from = found.index + found[0].length
  }
  if (from < source.length) parts.push({ kind: 'text', text: source.slice(from) })
  return { source, parts }
}

function partOf(
  written: string,
  inside: string | undefined,
  { variables, wildcards }: TemplateOptions,
): Token | Variable | undefined {
  if (inside === undefined) {
    if (!wildcards) return undefined
    return written === '*' ? { kind: 'any' } : { kind: 'one' }
  }
  if (!variables) return undefined
  const fixed = special[inside]
  return fixed === undefined ? readVariable(inside) : { kind: 'text', text: fixed }
}

/** Reads what stands between the braces: a key, or a key, a comma and a text in single quotes. */
export function readVariable(inside: string): Variable {
  const [, key = inside, fallback] = /^([^,]*?)\s*,\s*'(.*)'\s*$/.exec(inside) ?? []
  return { kind: 'variable', key: key.trim(), ...(fallback !== undefined && { fallback }) }
}

/** Templates without variables fill in to the same pattern every time. */
const constant = new WeakMap<Template, Pattern>()

/** Undefined when a variable has neither value nor default: such a pattern matches nothing. */
export function fillIn(template: Template, lookup: Lookup): Pattern | undefined {
  const known = constant.get(template)
  if (known) return known
  const tokens: Token[] = []
  for (const part of template.parts) {
    const token = part.kind === 'variable' ? filled(part, lookup) : part
    if (!token) return undefined
    tokens.push(token)
  }
  const pattern = { tokens, text: tokens.map(plain).join('') }
  if (template.parts.every(({ kind }) => kind !== 'variable')) constant.set(template, pattern)
  return pattern
}

function filled({ key, fallback }: Variable, lookup: Lookup): Token | undefined {
  const text = lookup(key) ?? fallback
  return text === undefined ? undefined : { kind: 'text', text }
}

function plain(token: Token): string {
  if (token.kind === 'text') return token.text
  return token.kind === 'any' ? '*' : '?'
}

const expressions = new WeakMap<readonly Token[], RegExp>()

/** Whether the whole of `text` matches, letter case included. */
export function matchesPattern(tokens: readonly Token[], text: string): boolean {
  return expressionOf(tokens, () => tokens.map((token) => sourceOf(token)).join('')).test(text)
}

/** The expression for some tokens, made once. Each list of tokens has one use only. */
export function expressionOf(tokens: readonly Token[], source: () => string): RegExp {
  const known = expressions.get(tokens)
  if (known) return known
  const made = new RegExp(`^${source()}$`, 's')
  expressions.set(tokens, made)
  return made
}

/** A regular expression for a token; within a segment, wildcards stop at colons. */
export function sourceOf(token: Token, withinSegment = false): string {
  if (token.kind === 'text') return token.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const character = withinSegment ? '[^:]' : '.'
  return token.kind === 'any' ? `${character}*` : character
}
