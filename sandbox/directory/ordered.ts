/** Things in the order they were made, so that a page can start after any of them. */

/** Lookups cost a binary search; the newest is always put last, in constant time. */
export class Ordered<Item extends { readonly sequence: number }> {
  readonly #items: Item[] = []

  get size(): number {
    return this.#items.length
  }

  /** Adds an item, or replaces the one of the same sequence. */
  put(item: Item): void {
    const at = this.#firstAtOrAfter(item.sequence)
    if (this.#items[at]?.sequence === item.sequence) this.#items[at] = item
    else this.#items.splice(at, 0, item)
  }

  remove(sequence: number): void {
    const at = this.#firstAtOrAfter(sequence)
    if (this.#items[at]?.sequence === sequence) this.#items.splice(at, 1)
  }

  /** At most `limit` items made after `sequence`, oldest first. */
  after(sequence: number, limit: number): readonly Item[] {
    const start = this.#firstAtOrAfter(sequence + 1)
    return this.#items.slice(start, start + limit)
  }

  all(): readonly Item[] {
    return [...this.#items]
  }

  #firstAtOrAfter(sequence: number): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = this.#items[middle]
      if (found && found.sequence < sequence) low = middle + 1
      else high = middle
    }
    return low
  }
}
