/**
 * DeleteEndpoint: Deleting, then gone. One that is being made or deleted is refused (seen of
 * updates; of deletions it is assumed).
 */
import { beginEndpointDelete } from '../../jobs/lifecycle.ts'
import { validationException } from './errors.ts'
import { findEndpoint } from './find-endpoint.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction(
  'DeleteEndpoint',
  ({ EndpointName }: { readonly EndpointName: string }, call) => {
    const work = findEndpoint(call, EndpointName)
    if (work.status !== 'InService') {
      throw validationException(`Cannot update in-progress endpoint "${work.arn}".`)
    }
    beginEndpointDelete(call.world, work)
    return undefined
  },
)
