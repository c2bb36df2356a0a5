/** Tells what followed from a thing that happened, and why. */
import type { Grant } from '../../core/words.ts'
import type { Happening } from '../../sample/day.ts'
import type { Output } from './output.ts'
import type { CommandPorts } from './ports.ts'

export function narrator(ports: CommandPorts, output: Output) {
  const told = new Map<string, string>()
  return async ({ what, userId, tookMs }: Happening): Promise<void> => {
    output.line(`${what}: all at rest after ${(tookMs / 1000).toFixed(1)} s`)
    for (const grant of await ports.ledger.grantsOf(userId)) {
      const sentence = sentenceOf(grant)
      if (told.get(grant.profileName) === sentence) continue
      told.set(grant.profileName, sentence)
      output.line(`  ${sentence}`)
    }
  }
}

function sentenceOf(grant: Grant): string {
  const { state, persona, team, profileName, reason, because } = grant
  const cause = because.map(({ door, eventId }) => `${door} event ${eventId}`).join(', ')
  const ground =
    state === 'granted'
      ? `because of group ${reason.group} (line ${reason.line} of the map)`
      : 'because no line of the map gives it any more'
  return `${state}: ${persona} in team ${team}, profile ${profileName}, ${ground}; ${cause}`
}
