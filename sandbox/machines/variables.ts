/** The variables of a workflow, each Map iteration and Parallel branch with a scope of its own. */

export class Variables {
  readonly #values = new Map<string, unknown>()
  readonly #outer: Variables | undefined

  constructor(outer?: Variables) {
    this.#outer = outer
  }

  get(name: string): unknown {
    return this.#values.has(name) ? this.#values.get(name) : this.#outer?.get(name)
  }

  /** Sets all at once, in this scope. */
  assign(values: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value)
  }

  /** A scope that reads this one's variables and keeps its own to itself. */
  inner(): Variables {
    return new Variables(this)
  }
}
