/** Teams: a declared domain each, and a retention rule that says what it means. */
import { parseDuration } from '../duration.ts'
import type { Finding } from '../finding.ts'
import { didYouMean } from '../nearest.ts'
import { dataLossSentence } from '../shape.ts'
import type { DomainView, Leaf, MapView, TeamView } from '../view.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export function checkTeams(map: MapView): Finding[] {
  const domains = map.domains.map((domain) => domain.name)
  return [
    ...map.teams.flatMap((team) => [
      ...checkDomain(team, domains),
      ...checkDataLoss(team),
      ...checkHome(team, map.domains),
      ...checkDuration(team.grace, {
        least: 5 * minute,
        most: 365 * day,
        right: 'from 5m to 365d',
      }),
    ]),
    ...checkDuration(map.window, { least: hour, most: 7 * day, right: 'from 1h to 7d' }),
  ]
}

function checkDomain({ domain }: TeamView, domains: readonly string[]): Finding[] {
  // Where no domain is declared, or none can be read, that is told.
  if (domains.length === 0 || domain === undefined || domains.includes(domain.text)) return []
  const meant = didYouMean(domain.text, domains)
  const right = `a domain declared under domains: ${domains.join(', ')}${meant}`
  return [{ path: domain.path, right }]
}

function checkDataLoss({ path, spaces, acceptDataLoss }: TeamView): Finding[] {
  const sentencePath = [...path, 'acceptDataLoss']
  if (spaces?.text === 'discard' && acceptDataLoss === undefined) {
    const why = 'since spaces: discard deletes space volumes for good'
    const right = `the sentence "${dataLossSentence}", ${why}`
    return [{ path: sentencePath, right }]
  }
  const keeps = spaces === undefined || spaces.text === 'archive'
  if (keeps && acceptDataLoss !== undefined) {
    return [{ path: sentencePath, right: 'nothing, or spaces: discard beside it' }]
  }
  return []
}

/** DataSync stands in the domain's own network, and only the map can say where that is. */
function checkHome({ home, domain }: TeamView, domains: readonly DomainView[]): Finding[] {
  const own = domains.find(({ name }) => name === domain?.text)
  if (home?.text !== 'archive' || own === undefined || own.hasArchive) return []
  const needed = `archive: { subnet: subnet-..., securityGroup: sg-... } in domain ${own.name}`
  return [{ path: home.path, right: `keep, or ${needed}, from where DataSync reads homes` }]
}

function checkDuration(
  leaf: Leaf | undefined,
  { least, most, right }: { least: number; most: number; right: string },
): Finding[] {
  const duration = leaf && parseDuration(leaf.text)
  if (leaf === undefined || duration === undefined) return []
  return duration >= least && duration <= most ? [] : [{ path: leaf.path, right: `${right}` }]
}
