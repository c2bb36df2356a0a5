/** Whose work is whose, and what a team's rules say of a leaver's. */
import type { TeamEntry } from './access-map/access-map.ts'
import type { WorkItem, WorkKind } from './ports/work.ts'

/** SageMaker's names of resources in ARNs. */
const kinds: ReadonlyMap<string, WorkKind> = new Map([
  ['training-job', 'training job'],
  ['processing-job', 'processing job'],
  ['transform-job', 'transform job'],
  ['hyper-parameter-tuning-job', 'tuning job'],
  ['automl-job', 'AutoML job'],
  ['pipeline', 'pipeline execution'],
  ['endpoint', 'endpoint'],
  ['monitoring-schedule', 'monitoring schedule'],
])

/** The kind of work that a tagged resource is or leads to; undefined for what does not run. */
export function kindOfArn(arn: string): WorkKind | undefined {
  return kinds.get(resourceOf(arn)[0])
}

/** The name in an ARN of SageMaker's: what stands after the first slash. */
export function nameInArn(arn: string): string {
  return resourceOf(arn)[1]
}

function resourceOf(arn: string): readonly [string, string] {
  const resource = arn.split(':').slice(5).join(':')
  const slash = resource.indexOf('/')
  return [resource.slice(0, slash), resource.slice(slash + 1)]
}

/** What goes on until somebody ends it: it serves others, and waits for no job to finish. */
export function isServing({ kind }: WorkItem): boolean {
  return kind === 'endpoint' || kind === 'monitoring schedule'
}

/** Whether the team's rules say to stop it when its user has left. */
export function isToStop(team: Pick<TeamEntry, 'jobs' | 'endpoints'>, item: WorkItem): boolean {
  return isServing(item) ? team.endpoints === 'delete' : team.jobs === 'stop'
}
