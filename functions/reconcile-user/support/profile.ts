/** What a profile's status says of its use. */
import type { Profile } from '../../../core/ports.ts'

/** Of no use any more: SageMaker's pages say to delete it, again if that failed. */
export function isBroken({ status }: Profile): boolean {
  return status === 'Failed' || status === 'Delete_Failed'
}
