/** What a look at a step came to. */
import type { Write } from '../../../core/ports.ts'
import type { Grant, Instant } from '../../../core/words.ts'

export interface Outcome {
  /** As the step leaves it; unset while the step is not done and goes on at the next look. */
  readonly grant?: Grant
  /** Written together with the grant. */
  readonly writes?: readonly Write[]
  readonly lookAgainAt?: Instant
}
