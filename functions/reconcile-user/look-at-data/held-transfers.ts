/** DataSync for a holder: as with Studio, a call that changes something proves the lease first. */
import type { Transfers } from '../../../core/ports.ts'

/** `prove` throws `LeaseLost` when the lease is another's, and renews it otherwise. */
export function heldTransfers(transfers: Transfers, prove: () => Promise<void>): Transfers {
  const held =
    <Given extends readonly unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      await prove()
      return call(...given)
    }
  return {
    ...transfers,
    createHomeLocation: held(transfers.createHomeLocation),
    createArchiveLocation: held(transfers.createArchiveLocation),
    deleteLocation: held(transfers.deleteLocation),
    createTask: held(transfers.createTask),
    deleteTask: held(transfers.deleteTask),
    startTask: held(transfers.startTask),
    cancelExecution: held(transfers.cancelExecution),
  }
}
