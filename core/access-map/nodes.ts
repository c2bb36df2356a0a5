/** Walks over the nodes of a YAML document by path. */
import { isMap, isNode, isScalar, isSeq, type Pair } from 'yaml'
import type { Path } from './finding.ts'

export interface Place {
  /** The value there; undefined when nothing is. */
  readonly node: unknown
  /** Where it starts: the key of a mapping's entry, else the value; else what is around it. */
  readonly offset: number
}

/** What stands at the path. */
export function placeOf(contents: unknown, path: Path): Place {
  let place: Place = { node: contents, offset: startOf(contents) ?? 0 }
  for (const step of path) {
    const next = childOf(place.node, step)
    if (next === undefined) return { node: undefined, offset: place.offset }
    place = { node: next.node, offset: next.offset ?? place.offset }
  }
  return place
}

function childOf(node: unknown, step: string | number) {
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    const item = node.items[step]
    return { node: item, offset: startOf(item) }
  }
  if (!isMap(node)) return undefined
  // The last of two equal keys is the one whose value is used.
  const pair = node.items.findLast((entry) => keyOf(entry) === String(step))
  return pair && { node: pair.value, offset: startOf(pair.key) }
}

export interface Key {
  readonly path: Path
  readonly offset: number
  /** Where the same mapping has the key before, whatever its case. */
  readonly firstOffset: number | undefined
}

/** Every key of every mapping. */
export function keysOf(node: unknown, path: Path = []): Key[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => keysOf(item, [...path, index]))
  if (!isMap(node)) return []
  const first = new Map<string, number>()
  return node.items.flatMap((pair) => {
    const name = keyOf(pair)
    const offset = startOf(pair.key) ?? 0
    const firstOffset = first.get(name.toLowerCase())
    first.set(name.toLowerCase(), firstOffset ?? offset)
    const here = [...path, name]
    return [{ path: here, offset, firstOffset }, ...keysOf(pair.value, here)]
  })
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? scalarText(pair.key) : String(pair.key)
}

export function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

/** Plain data: aliases give nothing, keys are texts, of equal keys the last counts. */
export function dataOf(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(dataOf)
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [keyOf(pair), dataOf(pair.value)]))
  }
  return undefined
}

/** A value as a message shows it. */
export function describe(node: unknown): string {
  if (isMap(node)) return node.items.length === 0 ? 'an empty mapping' : 'a mapping'
  if (isSeq(node)) return node.items.length === 0 ? 'an empty list' : 'a list'
  if (!isScalar(node) || node.value === null) return 'nothing'
  if (typeof node.value === 'string') return quoted(node.value)
  return `${scalarText(node)} (a ${typeof node.value})`
}

/** In double quotes, cut at 80 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text)
}

/** Numbers as they were written: 012 stays 012. */
function scalarText(node: { readonly value: unknown; readonly source?: string }): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}
