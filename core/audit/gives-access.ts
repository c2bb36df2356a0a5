/** In which states a grant gives access: from the first intent to give it until that to take it. */
import type { GrantState } from '../words.ts'

const gives: Readonly<Record<GrantState, boolean>> = {
  granting: true,
  granted: true,
  changing: true,
  resuming: true,
  suspending: false,
  suspended: false,
  archiving: false,
  archived: false,
  deprovisioning: false,
  deprovisioned: false,
}

export function givesAccess(grant: { readonly state: GrantState }): boolean {
  return gives[grant.state]
}
