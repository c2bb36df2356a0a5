/** ListLocations: by URI, type or time of creation. */
import { dataSync } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { isHere } from './find.ts'
import { filtered, type ListRequest, pageOf } from './list.ts'

export const action: Action = (request: ListRequest, call) => {
  const here = [...dataSync.of(call.world).locations.values()].filter((one) => isHere(call, one))
  const found = filtered(here, request, ({ uri, kind, creationTime }) => ({
    LocationUri: [uri],
    LocationType: [kind.toUpperCase()],
    CreationTime: [new Date(creationTime).toISOString()],
  }))
  const { rows, next } = pageOf(found, request)
  return {
    Locations: rows.map(({ arn, uri }) => ({ LocationArn: arn, LocationUri: uri })),
    ...next,
  }
}
