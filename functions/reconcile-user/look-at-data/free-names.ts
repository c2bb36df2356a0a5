/** What a profile that is gone leaves to others: its user name, and its place under a quota. */
import type { Write } from '../../../core/ports.ts'
import { sageMakerQuotas } from '../../../core/quota/codes.ts'
import type { Step } from '../../../core/words.ts'
import type { Outcome } from '../support/outcome.ts'

/** In one transaction with the grant: nobody is deprovisioned and still has the name. */
export function freeNames(outcome: Outcome, { makesRoom }: Step): Outcome {
  const { grant, writes = [] } = outcome
  if (grant?.state !== 'deprovisioned') return outcome
  const { domainId, signInName: name, userId } = grant
  const freed: Write[] = name ? [{ kind: 'name freed', domainId, name, userId }] : []
  const room: Write = { kind: 'quota has room', code: sageMakerQuotas.profiles.code }
  return { ...outcome, writes: [...writes, ...freed, ...(makesRoom ? [room] : [])] }
}
