/** Who an operator says they are: written down with what they did, and proved by nothing here. */
import { userInfo } from 'node:os'

/** @param given default: the user of this shell */
export function operatorName(given: string | undefined): string {
  return given ?? userInfo().username
}
