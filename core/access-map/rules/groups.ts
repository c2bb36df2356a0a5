/** Groups: known personas, no line that could never count, one id for one name. */
import { builtInPersonas } from '../../persona/built-in.ts'
import { type Finding, formatPath } from '../finding.ts'
import { didYouMean } from '../nearest.ts'
import type { GroupView, MapView, TeamView } from '../view.ts'
import { repeated } from './repeated.ts'

export function checkGroups(map: MapView): Finding[] {
  const personas = [...builtInPersonas, ...map.personas].map((persona) => persona.name)
  return [
    ...map.teams.flatMap((team) => checkOneTeam(team, personas)),
    ...checkSsoDomains(map),
    ...checkPins(map.teams.flatMap((team) => team.groups)),
  ]
}

function checkOneTeam(team: TeamView, personas: readonly string[]): Finding[] {
  const unknown = team.groups.flatMap(({ persona }) => {
    if (persona === undefined || personas.includes(persona.text)) return []
    const right = `one of ${personas.join(', ')}${didYouMean(persona.text, personas)}`
    return [{ path: persona.path, right }]
  })
  const names = team.groups.flatMap(({ group }) => group ?? [])
  const right = 'each group once in a team: only its first line would count'
  return [...unknown, ...repeated(names, () => right)]
}

/** In an SSO-mode domain a user has one profile, so one group cannot mean two teams. */
function checkSsoDomains(map: MapView): Finding[] {
  const ssoDomains = map.domains.filter((domain) => domain.sso)
  return ssoDomains.flatMap((domain) => {
    const teams = map.teams.filter((team) => team.domain?.text === domain.name)
    // Repeats inside one team are told apart above.
    const names = teams.flatMap(({ groups }) => {
      const seen = new Map(groups.flatMap(({ group }) => (group ? [[group.text, group]] : [])))
      return [...seen.values()]
    })
    return repeated(names, (first) => {
      const where = formatPath(first.path.slice(0, 2))
      const why = `with mode: sso a user has one profile in it, and ${where} has this group`
      return `a group of no other team of ${domain.name}: ${why}`
    })
  })
}

function checkPins(groups: readonly GroupView[]): Finding[] {
  const idOfName = new Map<string, string>()
  const nameOfId = new Map<string, string>()
  return groups.flatMap(({ group, groupId }) => {
    if (group === undefined || groupId === undefined) return []
    const id = idOfName.get(group.text) ?? groupId.text
    const name = nameOfId.get(groupId.text) ?? group.text
    idOfName.set(group.text, id)
    nameOfId.set(groupId.text, name)
    if (id !== groupId.text) {
      return [{ path: groupId.path, right: `${id}, as pinned for this group before` }]
    }
    if (name === group.text) return []
    return [{ path: groupId.path, right: `another id: this one is pinned to "${name}" before` }]
  })
}
