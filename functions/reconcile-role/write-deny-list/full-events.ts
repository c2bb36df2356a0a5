/** What others hear of a Deny list that has no room. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { denyListFullEvent } from '../../../core/own-events/of-operator.ts'
import type { OwnEvent } from '../../../core/own-events/schemas.ts'
import type { Clock } from '../../../core/ports.ts'
import type { ListWritten } from './write-list.ts'

/** For whom no policy names, the tag, the inert role and the end of their apps hold alone. */
export function fullEvents(
  { clock, map }: { readonly clock: Clock; readonly map: AccessMap },
  list: ListWritten & { readonly roleArn: string; readonly fence: number },
): OwnEvent[] {
  const { roleArn, fence, denied, leftOut } = list
  if (leftOut.length === 0) return []
  const full = { roleArn, fence, profiles: denied - leftOut.length }
  return [denyListFullEvent(full, leftOut, { at: clock.now(), mapHash: map.hash })]
}
