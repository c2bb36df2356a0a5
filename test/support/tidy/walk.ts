/** Walks a parsed file, telling each node its ancestors. */
import { type Node, visitorKeys } from 'oxc-parser'
import type { Source } from './sources.ts'

/** `ancestors` is nearest first, and valid only during the call. */
export type Visit = (node: Node, ancestors: readonly Node[]) => void

export function walk(source: Source, visit: Visit): void {
  step(source.program, [], visit)
}

function step(node: Node, ancestors: readonly Node[], visit: Visit): void {
  visit(node, ancestors)
  const inside = [node, ...ancestors]
  for (const child of childrenOf(node)) step(child, inside, visit)
}

export function childrenOf(node: Node): Node[] {
  const fields = new Map<string, unknown>(Object.entries(node))
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value = fields.get(key)
    return (Array.isArray(value) ? value : [value]).filter(isNode)
  })
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** `a.b.c` for a chain of plain names, else undefined. */
export function dotted(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MetaProperty') return `${node.meta.name}.${node.property.name}`
  if (node.type !== 'MemberExpression' || node.computed) return undefined
  const object = dotted(node.object)
  if (object === undefined || node.property.type !== 'Identifier') return undefined
  return `${object}.${node.property.name}`
}
