/** Domains: at least one, each once, and an SSO-mode domain where Identity Center is. */
import { type Finding, formatPath } from '../finding.ts'
import { regionPattern } from '../shape.ts'
import type { DomainView, MapView } from '../view.ts'
import { repeated } from './repeated.ts'

export function checkDomains(map: MapView): Finding[] {
  const ids = map.domains.flatMap((domain) => domain.id ?? [])
  return [
    ...repeated(ids, (first) => `an id of its own: ${formatPath(first.path)} has this one already`),
    ...map.domains.flatMap((domain) => checkRegion(domain, map)),
  ]
}

function checkRegion(domain: DomainView, map: MapView): Finding[] {
  const home = map.identityStoreRegion?.text
  if (!domain.sso || home === undefined || domain.region === undefined) return []
  // What is no Region at all is told by the schema.
  if (domain.region.text === home || !regionPattern.test(domain.region.text)) return []
  // The hub's Region may be what is wrong: the path then names the domain, which is what to change.
  const path = domain.region.path[0] === 'hub' ? domain.path : domain.region.path
  const found = `the Region ${domain.region.text} with mode: sso`
  const why = 'Studio signs users in through Identity Center in its primary Region only'
  const right = `${home}, the identity store's Region: ${why} (or mode: iam)`
  return [{ path, found, right }]
}
