/** Lengths and depths: what a reader can hold in mind at once. */
import type { Node } from 'oxc-parser'
import type { Source } from './sources.ts'
import { walk } from './walk.ts'

export const limits = { columns: 100, file: 350, handler: 60, function: 70, nesting: 3 } as const

export interface Excess {
  /** Stable across edits elsewhere in the file: `<path>`, or `<path>#<function>`. */
  readonly key: string
  readonly what: keyof typeof limits
  readonly found: number
  readonly line: number
}

/** Everything longer or deeper than its limit. */
export function excesses(source: Source): Excess[] {
  return [...columnExcess(source), ...fileExcess(source), ...functionExcess(source)]
}

/** A line that is one unbreakable thing (a URL, a digest) has no shorter form. */
function columnExcess(source: Source): Excess[] {
  return source.text.split('\n').flatMap((line, index) => {
    if (line.length <= limits.columns || !/\s\S*\s\S/.test(line.trim())) return []
    // The formatter keeps an import of one name on one line.
    if (/^import (type )?\{ [^,]* \} from /.test(line)) return []
    const where = { key: source.path, line: index + 1 }
    return [{ ...where, what: 'columns', found: line.length } as const]
  })
}

function fileExcess(source: Source): Excess[] {
  const what = source.path.endsWith('/handler.ts') ? 'handler' : 'file'
  const found = source.text.split('\n').length - 1
  return found > limits[what] ? [{ key: source.path, what, found, line: 1 }] : []
}

function isFunction(node: Node) {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  )
}

const controlFlow = new Set<Node['type']>([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
])

function functionExcess(source: Source): Excess[] {
  const found: Excess[] = []
  walk(source, (node, ancestors) => {
    if (isFunction(node) && !isDescribe(source, ancestors[0])) {
      const length = source.lineAt(node.end) - source.lineAt(node.start) + 1
      add(found, 'function', length, { source, node, ancestors })
    }
    if (controlFlow.has(node.type) && !isElseIf(node, ancestors[0])) {
      const depth = depthOf(node, ancestors)
      add(found, 'nesting', depth, { source, node, ancestors })
    }
  })
  return found
}

interface Place {
  readonly source: Source
  readonly node: Node
  readonly ancestors: readonly Node[]
}

function add(found: Excess[], what: 'function' | 'nesting', value: number, place: Place): void {
  if (value <= limits[what]) return
  const { source, node, ancestors } = place
  const name = [node, ...ancestors].map((one, at, all) => nameOf(one, all[at + 1])).find(Boolean)
  const key = `${source.path}#${name ?? 'unnamed'}`
  found.push({ key, what, found: value, line: source.lineAt(node.start) })
}

/** The nesting of statements inside their own function. */
function depthOf(node: Node, ancestors: readonly Node[]): number {
  const boundary = ancestors.findIndex(isFunction)
  const inside = [node, ...(boundary < 0 ? ancestors : ancestors.slice(0, boundary))]
  return inside.filter((one, at) => controlFlow.has(one.type) && !isElseIf(one, inside[at + 1]))
    .length
}

function isElseIf(node: Node, parent: Node | undefined): boolean {
  return node.type === 'IfStatement' && parent?.type === 'IfStatement' && parent.alternate === node
}

/** A describe block is a chapter, not a function. */
function isDescribe(source: Source, parent: Node | undefined): boolean {
  if (!source.path.endsWith('.test.ts') || parent?.type !== 'CallExpression') return false
  return /^describe\b/.test(source.text.slice(parent.start, parent.start + 9))
}

function nameOf(node: Node, parent: Node | undefined): string | undefined {
  if (!isFunction(node)) return undefined
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
    return parent.id.name
  const named = parent?.type === 'Property' || parent?.type === 'MethodDefinition'
  return named && parent.key.type === 'Identifier' ? parent.key.name : undefined
}

/** What each key may reach although it is over the limit; figures here only ever go down. */
export type Ratchets = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Excesses without a ratchet or above it, and ratchets looser than what they hold. */
export function beyondRatchets(found: readonly Excess[], ratchets: Ratchets): string[] {
  const worst = new Map<string, Excess>()
  for (const one of found) {
    const id = `${one.what} ${one.key}`
    if (one.found > (worst.get(id)?.found ?? 0)) worst.set(id, one)
  }
  const above = [...worst.values()].flatMap(({ key, what, found: value, line }) => {
    const allowed = ratchets[what]?.[key] ?? limits[what]
    return value > allowed ? [`${key} (line ${line}): ${what} ${value}, at most ${allowed}`] : []
  })
  const loose = Object.entries(ratchets).flatMap(([what, keys]) =>
    Object.entries(keys).flatMap(([key, allowed]) => {
      const value = worst.get(`${what} ${key}`)?.found ?? 0
      return value < allowed ? [`ratchets.json allows ${what} ${allowed} for ${key}: lower it`] : []
    }),
  )
  return [...above, ...loose]
}
