/**
 * Finds what a request names, within the caller's account and Region. DataSync has one error for
 * everything a caller does wrong; its words hold `not found` (seen by the Terraform provider for
 * AWS), the rest of all texts is assumed.
 */
import {
  dataSync,
  type EfsLocation,
  type Execution,
  type Location,
  type S3Location,
  type Task,
} from '../../datasync/store.ts'
import { AwsError, type Call } from '../service.ts'

export function invalid(message: string): AwsError {
  return new AwsError('InvalidRequestException', message)
}

/** Throws for the first of these members that is given: what it asks for is not here. */
export function requireNone(input: object, members: readonly string[]): void {
  const asked = members.find((member) => Object(input)[member] !== undefined)
  if (asked !== undefined)
    throw invalid(`the sandbox's DataSync does not do what ${asked} asks for`)
}

export function findLocation(call: Call, arn: string): Location {
  const found = dataSync.of(call.world).locations.get(arn)
  if (found && isHere(call, found)) return found
  throw invalid(`Location ${arn} is not found.`)
}

export function findEfsLocation(call: Call, arn: string): EfsLocation {
  const found = findLocation(call, arn)
  if (found.kind === 'efs') return found
  throw invalid(`Location ${arn} is not an EFS location.`)
}

export function findS3Location(call: Call, arn: string): S3Location {
  const found = findLocation(call, arn)
  if (found.kind === 's3') return found
  throw invalid(`Location ${arn} is not an S3 location.`)
}

export function findTask(call: Call, arn: string): Task {
  const found = dataSync.of(call.world).tasks.get(arn)
  if (found && isHere(call, found)) return found
  throw invalid(`Task ${arn} is not found.`)
}

export function findExecution(call: Call, arn: string): Execution {
  const task = dataSync.of(call.world).tasks.get(arn.replace(/\/execution\/.*$/, ''))
  const found = task && isHere(call, task) && task.executions.find((one) => one.arn === arn)
  if (found) return found
  throw invalid(`Task execution ${arn} is not found.`)
}

/** Throws unless something with tags has that ARN. */
export function requireTaggable(call: Call, arn: string): void {
  if (arn.includes('/execution/')) findExecution(call, arn)
  else if (arn.includes(':task/')) findTask(call, arn)
  else findLocation(call, arn)
}

type Placed = Pick<Location, 'accountId' | 'region'>

export function isHere(call: Call, { accountId, region }: Placed): boolean {
  return accountId === call.accountId && region === call.region
}

/** `arn:aws:datasync:<Region>:<account>:<resource>` with 17 hexadecimal digits at its end. */
export function newArn({ world, accountId, region }: Call, resource: string): string {
  return `arn:aws:datasync:${region}:${accountId}:${resource}${world.random.hex(17)}`
}
