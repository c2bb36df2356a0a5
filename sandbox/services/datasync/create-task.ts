/**
 * CreateTask, between locations of EFS and of S3. At most `datasync.tasks` of an account and
 * Region; that error and that a task is AVAILABLE at once are assumed.
 */
import { dataSync, type FilterRule, type Options } from '../../datasync/store.ts'
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
  readonly Includes?: readonly FilterRule[]
  readonly TaskMode?: 'BASIC' | 'ENHANCED'
  readonly Tags?: readonly TagEntry[]
}

const notHere = ['Excludes', 'Schedule', 'ManifestConfig', 'TaskReportConfig']

export const action: Action = (request: CreateTaskRequest, call) => {
  const { world, accountId, region } = call
  requireNone(request, notHere)
  const source = findLocation(call, request.SourceLocationArn)
  const destination = findLocation(call, request.DestinationLocationArn)
  if (source.kind === 's3' && destination.kind === 's3') {
    throw invalid("the sandbox's DataSync transfers from EFS or to EFS, not between buckets")
  }
  const includes = foldersOf(request.Includes)
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
    ...(includes && { includes }),
    executions: [],
  })
  putTags(world, arn, request.Tags)
  return { TaskArn: arn }
}

/**
 * Folders by their paths from the source's root, with all that is in them (DataSync user guide,
 * filtering). Patterns with wildcards, and names at any depth, are not here.
 */
function foldersOf(rules: readonly FilterRule[] | undefined): readonly string[] | undefined {
  const [rule, ...more] = rules ?? []
  if (!rule) return undefined
  const patterns = more.length === 0 ? (rule.Value ?? '').split('|') : []
  if (patterns.length > 0 && patterns.every((one) => /^\/[^*]+$/.test(one)))
    return patterns.map((one) => one.replaceAll(/^\/|\/$/g, ''))
  throw invalid("the sandbox's DataSync takes one filter to include, of whole folders: /one|/two")
}

function requireRoom(call: Call): void {
  const { world } = call
  const limit = world.weather.draw('datasync.tasks', world.random)
  const here = [...dataSync.of(world).tasks.values()].filter((task) => isHere(call, task))
  if (here.length < limit) return
  throw invalid(`The maximum number of tasks of this account and Region, ${limit}, is reached.`)
}
