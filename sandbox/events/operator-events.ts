/** Events an operator puts in by hand: whole envelopes, `aws.*` sources included. */
import type { BusEvent } from '../contracts.ts'
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { busArn } from './arns.ts'
import { putEvent } from './put-event.ts'

/**
 * Puts each event on the default bus of its own account and Region, in order, or none of them when
 * one is wrong. `id`, `version`, `time`, `account`, `region` and `resources` are filled in when
 * absent. Throws `ValidationException` naming the member, for example `[2].detail`. There is no
 * limit of size here; an event over 262,144 bytes reaches rules, fails to start a state machine and
 * lands in that target's dead-letter queue.
 */
export async function putOperatorEvents(
  world: World,
  events: unknown,
): Promise<{ readonly ids: readonly string[] }> {
  if (!Array.isArray(events)) throw invalid('the body', 'must be a list of events')
  const read = events.map((event, index) => readEvent(world, event, `[${index}]`))
  for (const event of read) {
    const { account: accountId, region } = event
    await putEvent(world, { busArn: busArn({ accountId, region, name: 'default' }), event })
  }
  return { ids: read.map((event) => event.id) }
}

const members = new Set([
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'resources',
  'detail',
])

function readEvent(world: World, value: unknown, place: string): BusEvent {
  if (!isObject(value)) throw invalid(place, 'must be an object')
  const unknown = Object.keys(value).find((name) => !members.has(name))
  if (unknown !== undefined) throw invalid(`${place}.${unknown}`, 'is no member of an event')
  const { version = '0', resources = [], detail } = value
  if (version !== '0') throw invalid(`${place}.version`, 'must be "0"')
  if (!Array.isArray(resources) || resources.some((arn) => typeof arn !== 'string'))
    throw invalid(`${place}.resources`, 'must be a list of texts')
  if (!isObject(detail)) throw invalid(`${place}.detail`, 'must be an object')
  const now = new Date(world.clock.now()).toISOString().replace(/\.\d{3}Z$/, 'Z')
  const text = (name: string, shape: RegExp, otherwise?: string) =>
    readText({ value: value[name] ?? otherwise, shape, place: `${place}.${name}` })
  return {
    version: '0',
    id: text('id', /^[\w-]{1,128}$/, world.random.uuid()),
    'detail-type': text('detail-type', /^.{1,128}$/s),
    source: text('source', /^.{1,256}$/s),
    account: text('account', /^\d{12}$/, world.accountId),
    time: text('time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, now),
    region: text('region', /^[a-z]{2}(-[a-z]+)+-\d$/, world.region),
    resources,
    detail,
  }
}

interface Text {
  readonly value: unknown
  readonly shape: RegExp
  readonly place: string
}

function readText({ value, shape, place }: Text): string {
  if (typeof value === 'string' && shape.test(value)) return value
  throw invalid(place, `must be a text like ${shape}; it is ${JSON.stringify(value)}`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(place: string, problem: string): AwsError {
  return new AwsError('ValidationException', `${place} ${problem}`)
}
