/** ListDomains: the caller's account and Region. */
import { domainsOf } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'
import { domainSummary } from './show.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('ListDomains', (request: PageRequest, call) => {
  const { rows, ...next } = pageOf(domainsOf(call), request)
  return { Domains: rows.map(domainSummary), ...next }
})
