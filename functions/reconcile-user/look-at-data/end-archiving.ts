/** Undoes what archiving has begun for who comes back before it was done. */
import type { Grant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { endTransfers } from './end-transfers.ts'
import { heldTransfers } from './held-transfers.ts'
import type { DataPorts } from './look.ts'

/**
 * The home stands in the ledger from the moment archiving began: without it there is nothing to
 * undo. A task that does not end at once stays; it copies, and takes nothing from anybody.
 */
export async function endArchiving(
  { map, transfers }: DataPorts,
  studio: HeldStudio,
  grant: Grant,
): Promise<void> {
  const domain = map.domains.find(({ id }) => id === grant.domainId)
  if (!domain?.archive || !grant.home) return
  await endTransfers({ transfers: heldTransfers(transfers, studio.prove) }, domain, grant)
}
