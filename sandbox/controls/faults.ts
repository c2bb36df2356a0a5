/** Sets the faults of EventBridge, Studio and DataSync. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { dataSyncFaults } from '../datasync/faults.ts'
import { loseNext, setFaults } from '../events/faults.ts'
import { requestRates } from '../services/request-rate.ts'
import { type StudioFault, studioFaults } from '../studio/faults.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readCount, readMembers } from './answers.ts'

const members = [
  'duplicateEvents',
  'reverse',
  'loseNext',
  'failNext',
  'throttling',
  'failTransfer',
] as const

/**
 * A member given takes effect; duplication and order are set together, so a request that names one
 * of them ends the other.
 */
export function postFaults(world: World, request: HttpRequest): HttpResponse {
  const given = readMembers(request, members)
  const { duplicateEvents, reverse } = given
  if (duplicateEvents !== undefined || reverse !== undefined) {
    setFaults(world, {
      ...(duplicateEvents !== undefined && {
        duplicate: readCount(duplicateEvents, 'duplicateEvents', 1),
      }),
      ...(reverse !== undefined && { holdBack: readReverse(reverse) }),
    })
  }
  if (given.loseNext !== undefined) lose(world, given.loseNext)
  if (given.failNext !== undefined) failStudio(world, given.failNext)
  if (given.failTransfer !== undefined) failTransfer(world, given.failTransfer)
  if (given.throttling !== undefined) requestRates(world).enforced = given.throttling === true
  return json({ set: Object.keys(given) })
}

/** Ends the faults of events and of DataSync, and turns throttling on. */
export function clearFaults(world: World): HttpResponse {
  setFaults(world, {})
  dataSyncFaults.of(world).clear()
  requestRates(world).enforced = true
  return json({ set: [] })
}

function readReverse(value: unknown) {
  const { events, longestMs } = membersOf(value, 'reverse')
  return {
    events: readCount(events, 'reverse.events', 1),
    longestMs: readCount(longestMs ?? 60_000, 'reverse.longestMs', 0),
  }
}

function lose(world: World, value: unknown): void {
  const { eventName, count = 1 } = membersOf(value, 'loseNext')
  loseNext(
    world,
    (event) => eventName === undefined || event.detail.eventName === eventName,
    readCount(count, 'loseNext.count', 1),
  )
}

const transitions: readonly StudioFault[] = [
  'createUserProfile',
  'updateUserProfile',
  'deleteUserProfile',
  'createSpace',
  'deleteSpace',
  'createApp',
]

function failStudio(world: World, value: unknown): void {
  const { transition, reason } = membersOf(value, 'failNext')
  const known = transitions.find((one) => one === transition)
  if (!known) {
    throw new ControlRefused(`"failNext.transition" must be one of ${transitions.join(', ')}.`)
  }
  studioFaults(world).failNext(known, String(reason ?? 'a fault asked for'))
}

function failTransfer(world: World, value: unknown): void {
  const { transferAtMost, status = 'ERROR', reason } = membersOf(value, 'failTransfer')
  if (status !== 'ERROR' && status !== 'SUCCESS') {
    throw new ControlRefused('"failTransfer.status" must be ERROR or SUCCESS.')
  }
  dataSyncFaults.of(world).failNext({
    status,
    reason: String(reason ?? 'a fault asked for'),
    ...(transferAtMost !== undefined && {
      transferAtMost: readCount(transferAtMost, 'failTransfer.transferAtMost', 0),
    }),
  })
}

function membersOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new ControlRefused(`"${name}" must be an object; it is ${JSON.stringify(value)}.`)
}
