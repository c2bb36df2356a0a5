/** What a picture of a scene is made from: lanes over time, and nothing about how it looks. */

/**
 * What a bar or a mark tells. The first four are the stages of a change, told apart wherever time
 * is shown: `directory` (what the identity provider and CloudTrail take), `rollcall`, `sagemaker`,
 * `iam` (propagation; in SSO mode the end of sessions). `access`: somebody has it. `cut`: nobody
 * has it any more. `waits`: for a person or a time. `plain`: says nothing of access.
 */
export type Look =
  | 'directory'
  | 'rollcall'
  | 'sagemaker'
  | 'iam'
  | 'access'
  | 'cut'
  | 'waits'
  | 'plain'

/** Something that lasted. Times are milliseconds since the picture's zero. */
export interface Bar {
  readonly from: number
  /** Later than `from`. */
  readonly to: number
  readonly text: string
  readonly look: Look
}

/** Something that happened. */
export interface Mark {
  readonly at: number
  readonly text: string
  readonly look: Look
}

/** How many there were from `at` on. */
export interface Level {
  readonly at: number
  readonly count: number
}

/** A count over time, drawn as a stepped area in its lane. */
export interface Levels {
  /** In order of time; the last one holds to the end of the picture. */
  readonly levels: readonly Level[]
  /** The count that fills the lane's height. */
  readonly most: number
  readonly look: Look
}

export interface Lane {
  readonly name: string
  /** In small print under the name. */
  readonly about?: string
  /** In order, none over another. */
  readonly bars: readonly Bar[]
  readonly marks: readonly Mark[]
  /** In place of bars and marks. */
  readonly count?: Levels
}

/** Where counting the time begins anew: when somebody does something, or a time has come. */
export interface Zero {
  readonly at: number
  /** What happens then, where no lane says it. */
  readonly text?: string
}

export interface Picture {
  readonly title: string
  /** In sentences, for who cannot see it. */
  readonly about: string
  readonly lanes: readonly Lane[]
  /** In order; the first is at 0. */
  readonly zeros: readonly Zero[]
  /** Lines under the picture. */
  readonly notes: readonly string[]
}
