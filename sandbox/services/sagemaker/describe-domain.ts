/** DescribeDomain. An unknown domain is ResourceNotFound, as modelled. */
import { findDomain } from './find.ts'
import { domainDescription } from './show.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DescribeDomain', (request: { DomainId: string }, call) =>
  domainDescription(findDomain(call, request.DomainId)),
)
