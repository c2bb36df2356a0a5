/** Domains: each once, an SSO-mode domain where Identity Center is, no key of the other mode. */
import { type Finding, formatPath } from '../finding.ts'
import { regionPattern } from '../shape.ts'
import type { DomainView, MapView } from '../view.ts'
import { repeated } from './repeated.ts'

export function checkDomains(map: MapView): Finding[] {
  const ids = map.domains.flatMap((domain) => domain.id ?? [])
  return [
    ...repeated(ids, (first) => `an id of its own: ${formatPath(first.path)} has this one already`),
    ...map.domains.flatMap((domain) => [...checkRegion(domain, map), ...checkMode(domain)]),
  ]
}

/** An IAM-mode domain has no application to assign anybody to, an SSO-mode one no presign role. */
function checkMode({ sso, assign, presignDeny }: DomainView): Finding[] {
  if (sso && presignDeny !== undefined) {
    const right = 'no such key, or mode: iam beside it: with mode: sso nobody presigns'
    return [{ path: presignDeny.path, right }]
  }
  if (sso || assign === undefined) return []
  const right = 'no such key, or mode: sso beside it: with mode: iam nobody is assigned'
  return [{ path: assign.path, right }]
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
