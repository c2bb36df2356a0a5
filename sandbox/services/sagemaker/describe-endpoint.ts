/** DescribeEndpoint. */
import { endpoint } from '../../jobs/kinds.ts'
import { findEndpoint } from './find-endpoint.ts'
import { studioAction } from './studio-action.ts'
import { asked, summary } from './work-actions.ts'

export const action = studioAction(
  'DescribeEndpoint',
  ({ EndpointName }: { readonly EndpointName: string }, call) => {
    const work = findEndpoint(call, EndpointName)
    return { ...summary(endpoint, work), ...asked(endpoint, work) }
  },
)
