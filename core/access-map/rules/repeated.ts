/** Things that may stand once only. */
import type { Finding } from '../finding.ts'
import type { Leaf } from '../view.ts'

/** Every leaf whose text stood before; `right` is told the first one and this one. */
export function repeated(
  leaves: readonly Leaf[],
  right: (first: Leaf, again: Leaf) => string,
): Finding[] {
  const first = new Map<string, Leaf>()
  return leaves.flatMap((leaf) => {
    const before = first.get(leaf.text)
    if (before !== undefined) return [{ path: leaf.path, right: right(before, leaf) }]
    first.set(leaf.text, leaf)
    return []
  })
}
