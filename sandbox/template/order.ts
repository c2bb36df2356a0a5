/** Puts things after the things they depend on. */

/** `sorted` keeps the given order where there is a choice; `cycle` repeats its first id. */
export type Order = { readonly sorted: readonly string[] } | { readonly cycle: readonly string[] }

export function sortByDependency(
  ids: readonly string[],
  dependenciesOf: (id: string) => readonly string[],
): Order {
  const sorted = new Set<string>()
  const path: string[] = []
  const visit = (id: string): readonly string[] | undefined => {
    if (sorted.has(id)) return undefined
    const start = path.indexOf(id)
    if (start >= 0) return [...path.slice(start), id]
    path.push(id)
    for (const dependency of dependenciesOf(id)) {
      const cycle = visit(dependency)
      if (cycle) return cycle
    }
    path.pop()
    sorted.add(id)
    return undefined
  }
  for (const id of ids) {
    const cycle = visit(id)
    if (cycle) return { cycle }
  }
  return { sorted: [...sorted] }
}
