/** What SageMaker works on: jobs, endpoints, pipelines, their executions, schedules. */
import type { Place } from '../studio/arns.ts'
import type { Settings } from '../studio/store.ts'
import { defineStore, type World } from '../world/world.ts'
import type { WorkKind } from './kinds.ts'

export interface Work {
  readonly noun: string
  readonly name: string
  readonly arn: string
  readonly accountId: string
  readonly region: string
  readonly creationTime: number
  /** The members of the request that made it, tags aside. */
  readonly request: Settings
  /** Executions: who started it, in the members of SageMaker's `UserContext`. */
  readonly createdBy?: Settings
  lastModifiedTime: number
  status: string
}

const works = defineStore(() => new Map<string, Work>())

export function workArn(place: Place, { arnType }: WorkKind, name: string): string {
  return `arn:aws:sagemaker:${place.region}:${place.accountId}:${arnType}/${name}`
}

export function findWork(world: World, arn: string): Work | undefined {
  return works.of(world).get(arn)
}

export function putWork(world: World, work: Work): void {
  works.of(world).set(work.arn, work)
}

export function dropWork(world: World, arn: string): void {
  works.of(world).delete(arn)
}

/** Of one account and Region, oldest first. */
export function worksOf(world: World, { accountId, region }: Place): Work[] {
  return [...works.of(world).values()].filter(
    (work) => work.accountId === accountId && work.region === region,
  )
}
