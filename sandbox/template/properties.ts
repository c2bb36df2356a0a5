/** Compares a resource's properties with what its type says it understands. */
import type { ResourceType } from '../resources/resource-type.ts'
import { intrinsicOf } from './intrinsics.ts'

/** Paths of the properties the type does not name, each once, outermost first. */
export function unknownProperties(
  properties: Readonly<Record<string, unknown>>,
  type: Pick<ResourceType, 'honoured' | 'withoutEffect'>,
): string[] {
  const known = knownPaths(type)
  const unknown = new Set<string>()
  const look = (value: unknown, path: string): void => {
    if (path !== '' && !known.holds(path)) {
      unknown.add(path)
      return
    }
    if (known.admitsAnything(path) || intrinsicOf(value)) return
    if (Array.isArray(value)) {
      // A list of plain values needs no path of its own.
      for (const item of value) {
        if (isContainer(item) && !intrinsicOf(item)) look(item, `${path}[]`)
      }
    } else if (isContainer(value)) {
      for (const [key, member] of Object.entries(value)) {
        look(member, path === '' ? key : `${path}.${key}`)
      }
    }
  }
  look(properties, '')
  return [...unknown]
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function knownPaths(type: Pick<ResourceType, 'honoured' | 'withoutEffect'>) {
  const open = new Set(Object.keys(type.withoutEffect).map((path) => path.replace(/\.?\*$/, '')))
  const paths = new Set(open)
  for (const path of type.honoured) {
    const closed = path.replace(/\.?\*$/, '')
    if (closed !== path) open.add(closed)
    for (const prefix of prefixesOf(closed)) paths.add(prefix)
  }
  for (const path of Object.keys(type.withoutEffect)) {
    for (const prefix of prefixesOf(path)) paths.add(prefix)
  }
  return {
    holds: (path: string) => paths.has(path),
    admitsAnything: (path: string) => open.has(path),
  }
}

/** `A.B[].C` has the prefixes `A`, `A.B`, `A.B[]` and `A.B[].C`. */
function prefixesOf(path: string): string[] {
  const steps = path.split(/(?=\[\])|\./)
  const prefixes: string[] = []
  let prefix = ''
  for (const step of steps) {
    prefix = prefix === '' || step === '[]' ? `${prefix}${step}` : `${prefix}.${step}`
    prefixes.push(prefix)
  }
  return prefixes
}
