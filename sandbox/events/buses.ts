/** Buses and their rules: made from templates, found by name or ARN. */
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { type BusIdentity, busArn, readBusArn, ruleArn } from './arns.ts'
import { type Rule, type RuleRequest, type RuleState, readRule } from './rule.ts'
import { type Bus, eventsState } from './state.ts'

/** Makes a custom bus; throws `ResourceAlreadyExistsException` or `ValidationException`. */
export function createBus(
  world: World,
  identity: BusIdentity & { readonly description?: string },
): Bus {
  const { name } = identity
  if (!/^[.\-_A-Za-z0-9]{1,256}$/.test(name))
    throw new AwsError(
      'ValidationException',
      `the bus name "${name}" must be 1 to 256 letters, digits, dots, hyphens or underscores`,
    )
  if (name === 'default' || eventsState.of(world).buses.has(busArn(identity)))
    throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`)
  return addBus(world, identity)
}

/**
 * Finds a bus by name or ARN; each account has a default bus in each Region. Throws
 * `ResourceNotFoundException`.
 */
export function findBus(
  world: World,
  nameOrArn: string,
  place: { readonly accountId: string; readonly region: string },
): Bus {
  const identity = nameOrArn.startsWith('arn:')
    ? readBusArn(nameOrArn, 'EventBusName')
    : { ...place, name: nameOrArn }
  const bus = eventsState.of(world).buses.get(busArn(identity))
  if (bus) return bus
  if (identity.name === 'default') return addBus(world, identity)
  throw new AwsError('ResourceNotFoundException', `Event bus ${identity.name} does not exist.`)
}

/** Buses of an account and Region, the default one first. */
export function listBuses(
  world: World,
  place: { readonly accountId: string; readonly region: string },
): Bus[] {
  const first = findBus(world, 'default', place)
  const others = [...eventsState.of(world).buses.values()].filter(
    (bus) => bus !== first && bus.accountId === place.accountId && bus.region === place.region,
  )
  return [first, ...others.sort((left, right) => (left.name < right.name ? -1 : 1))]
}

/** Adds a rule, or puts it in the place of one of that name, as `PutRule` does. */
export function putRule(bus: Bus, request: Omit<RuleRequest, 'arn' | 'busArn' | 'busName'>): Rule {
  const arn = ruleArn(bus, request.name)
  const rule = readRule({ ...request, arn, busArn: bus.arn, busName: bus.name })
  bus.rules.set(rule.name, rule)
  return rule
}

/** Throws `ResourceNotFoundException`. */
export function findRule(bus: Bus, name: string): Rule {
  const rule = bus.rules.get(name)
  if (rule) return rule
  throw new AwsError(
    'ResourceNotFoundException',
    `Rule ${name} does not exist on EventBus ${bus.name}.`,
  )
}

export function setRuleState(bus: Bus, name: string, state: RuleState): void {
  findRule(bus, name).state = state
}

/** What no queue tells: drops, losses, refusals, oldest first. */
export function eventNotices(world: World): readonly string[] {
  return eventsState.of(world).notices
}

function addBus(world: World, identity: BusIdentity & { readonly description?: string }): Bus {
  const bus = { ...identity, arn: busArn(identity), rules: new Map<string, Rule>() }
  eventsState.of(world).buses.set(bus.arn, bus)
  return bus
}
