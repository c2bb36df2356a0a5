/** What a sandbox's Rollcall tells others, each event held against its schema. */
import { ownBusName } from '../../core/deployed-names.ts'
import { detailTypes, ownSource } from '../../core/own-events/detail-types.ts'
import {
  type OwnEvent,
  type OwnEventKind,
  type OwnEventOf,
  ownEventSchemas,
} from '../../core/own-events/schemas.ts'
import type { BusEvent } from '../../sandbox/contracts.ts'
import { listenToBuses } from '../../sandbox/events/put-event.ts'
import type { World } from '../../sandbox/world/world.ts'

export interface Told {
  readonly events: readonly OwnEvent[]
  of<Kind extends OwnEventKind>(kind: Kind): Array<OwnEventOf<Kind>>
  /** Throws when an event did not keep to its schema. */
  check(): void
}

export function listenToRollcall(world: World): Told {
  const events: OwnEvent[] = []
  const problems: string[] = []
  listenToBuses(world, (bus, event) => {
    if (bus !== ownBusName) return
    const detail = event.detail as OwnEvent
    const problem = problemOf(event, detail)
    if (problem === undefined) events.push(detail)
    else problems.push(problem)
  })
  return {
    events,
    of: <Kind extends OwnEventKind>(kind: Kind) =>
      events.filter((event): event is OwnEventOf<Kind> & OwnEvent => event.kind === kind),
    check() {
      if (problems.length > 0) throw new Error(`Rollcall told others:\n${problems.join('\n')}`)
    },
  }
}

function problemOf(event: BusEvent, detail: OwnEvent): string | undefined {
  if (event.source !== ownSource) return `${event.source} is not the source of Rollcall's events`
  const schema = ownEventSchemas[detail.kind]
  if (schema === undefined) return `${detail.kind} is no kind of event`
  if (event['detail-type'] !== detailTypes[detail.kind])
    return `${event['detail-type']} is not the type of ${detail.kind}`
  const { success, error } = schema.safeParse(detail)
  return success ? undefined : `${detail.kind}: ${error.message}`
}
