/** One thing that people write wrong in `access.yaml`, and the whole of what they are told. */
export interface Mistake {
  readonly mistake: string
  /** What stands in the example, and what is written in its place. */
  readonly change: readonly [string, string]
  /** Line and path; the path is empty where the text is no YAML. */
  readonly at: readonly [number, string]
  readonly found: string
  readonly right: string
}
