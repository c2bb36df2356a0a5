/** ARNs of buses and rules, and what the parts of any ARN say. */
import { AwsError } from '../services/service.ts'

export interface Arn {
  readonly service: string
  readonly region: string
  readonly accountId: string
  /** What follows the account, for example `event-bus/default` or `function:name:alias`. */
  readonly resource: string
}

/** Throws `ValidationException` naming `place` when the text is no ARN. */
export function readArn(arn: unknown, place: string): Arn {
  const [head, partition, service, region, accountId, ...resource] = String(arn).split(':')
  if (typeof arn !== 'string' || head !== 'arn' || !partition || !service || resource.length === 0)
    throw new AwsError(
      'ValidationException',
      `${place} must be an ARN; it is ${JSON.stringify(arn)}`,
    )
  return {
    service,
    region: region ?? '',
    accountId: accountId ?? '',
    resource: resource.join(':'),
  }
}

export interface BusIdentity {
  readonly accountId: string
  readonly region: string
  readonly name: string
}

export function busArn({ accountId, region, name }: BusIdentity): string {
  return `arn:aws:events:${region}:${accountId}:event-bus/${name}`
}

/** Rules of the default bus leave its name out. */
export function ruleArn(bus: BusIdentity, ruleName: string): string {
  const path = bus.name === 'default' ? ruleName : `${bus.name}/${ruleName}`
  return `arn:aws:events:${bus.region}:${bus.accountId}:rule/${path}`
}

/** Splits a bus ARN; throws `ValidationException` when it is another ARN. */
export function readBusArn(arn: unknown, place: string): BusIdentity {
  const { service, region, accountId, resource } = readArn(arn, place)
  const name = /^event-bus\/([.\-_A-Za-z0-9/]{1,256})$/.exec(resource)?.[1]
  if (service !== 'events' || name === undefined)
    throw new AwsError('ValidationException', `${place} must be the ARN of an event bus: ${arn}`)
  return { accountId, region, name }
}
