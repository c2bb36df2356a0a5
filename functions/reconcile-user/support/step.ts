/**
 * What the two halves of a step are handed: the beginning of it, and the look at what came of it.
 */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import type { Clock, Ledger, Log, Studio } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'

export interface StepInput {
  readonly userId: string
  readonly fence: number
  /** Hash of the map the plan was made with. */
  readonly mapHash: string
  readonly step: Step
}

export interface StepPorts {
  readonly clock: Clock
  readonly ledger: Ledger
  readonly studio: Studio
  readonly map: AccessMap
  readonly log: Log
}
