/** The error for a map that cannot be used. */
import { RollcallError } from '../errors.ts'
import type { MapProblem } from './access-map.ts'

/** The access map is wrong, or its JSON was changed by hand; `problems` has every place. */
export class AccessMapInvalid extends RollcallError {
  override readonly name = 'AccessMapInvalid'
  readonly code = 'ERR_ACCESS_MAP_INVALID'
  readonly problems: readonly MapProblem[]

  constructor(message: string, problems: readonly MapProblem[] = [], options?: ErrorOptions) {
    super(message, options)
    this.problems = problems
  }
}
