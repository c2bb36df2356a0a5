/** What one conformance check is: another implementation asked the same questions as ours. */

export interface Check {
  readonly name: string
  /** The registry it installs from; when that does not answer, the check counts as skipped. */
  readonly needs: 'pypi' | 'maven' | 'none'
  run(): Promise<Outcome>
}

export interface Outcome {
  /** Questions asked. */
  readonly cases: number
  readonly agreements: number
  /** One sentence each; a check with any fails. */
  readonly disagreements: readonly string[]
  /** Differences that stand, a sentence with its reason each; they are no disagreements. */
  readonly judged?: readonly string[]
  /** Why it could not be run; then the other figures mean nothing. */
  readonly skipped?: string
}

export const nothing = { cases: 0, agreements: 0, disagreements: [] } as const
