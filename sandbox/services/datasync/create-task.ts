/**
 * CreateTask, from EFS to S3 or back. At most `datasync.tasks` of an account and Region; that error
 * and that a task is AVAILABLE at once are assumed.
 */
import { dataSync, type Options } from '../../datasync/store.ts'
import type { Action, Call } from '../service.ts'
import { findLocation, invalid, isHere, newArn, requireNone } from './find.ts'
import { withDefaults } from './options.ts'
import { putTags, type TagEntry } from './tags.ts'

interface CreateTaskRequest {
  readonly SourceLocationArn: string
  readonly DestinationLocationArn: string
  readonly CloudWatchLogGroupArn?: string
  readonly Name?: string
  readonly Options?: Options
  readonly TaskMode?: 'BASIC' | 'ENHANCED'
  readonly Tags?: readonly TagEntry[]
}

const notHere = ['Excludes', 'Includes', 'Schedule', 'ManifestConfig', 'TaskReportConfig']

export const action: Action = (request: CreateTaskRequest, call) => {
  const { world, accountId, region } = call
  requireNone(request, notHere)
  const source = findLocation(call, request.SourceLocationArn)
  const destination = findLocation(call, request.DestinationLocationArn)
  if (source.kind === destination.kind) {
    throw invalid("the sandbox's DataSync transfers from EFS to S3, or from S3 to EFS")
  }
  if (request.TaskMode === 'ENHANCED') {
    throw invalid('Enhanced mode is not available for Amazon EFS locations.')
  }
  requireRoom(call)
  const arn = newArn(call, 'task/task-')
  const { Name: name, CloudWatchLogGroupArn: logGroupArn } = request
  dataSync.of(world).tasks.set(arn, {
    arn,
    accountId,
    region,
    creationTime: world.clock.now(),
    ...(name !== undefined && { name }),
    ...(logGroupArn !== undefined && { logGroupArn }),
    source: source.arn,
    destination: destination.arn,
    options: withDefaults(request.Options),
    executions: [],
  })
  putTags(world, arn, request.Tags)
  return { TaskArn: arn }
}

function requireRoom(call: Call): void {
  const { world } = call
  const limit = world.weather.draw('datasync.tasks', world.random)
  const here = [...dataSync.of(world).tasks.values()].filter((task) => isHere(call, task))
  if (here.length < limit) return
  throw invalid(`The maximum number of tasks of this account and Region, ${limit}, is reached.`)
}
