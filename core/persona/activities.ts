/** Every activity by the name that the access map uses. */
import { accessAwsServices } from './activities/access-aws-services.ts'
import { manageEndpoints } from './activities/manage-endpoints.ts'
import { manageExperiments } from './activities/manage-experiments.ts'
import { manageGlueTables } from './activities/manage-glue-tables.ts'
import { manageJobs } from './activities/manage-jobs.ts'
import { manageModels } from './activities/manage-models.ts'
import { managePipelines } from './activities/manage-pipelines.ts'
import { monitorModels } from './activities/monitor-models.ts'
import { queryAthena } from './activities/query-athena.ts'
import { runStudioApps } from './activities/run-studio-apps.ts'
import { searchExperiments } from './activities/search-experiments.ts'
import { useMlflow } from './activities/use-mlflow.ts'
import { useTeamBuckets } from './activities/use-team-buckets.ts'
import type { PolicyScope } from './scope.ts'
import type { Statement } from './statement.ts'

/** What somebody may do, as statements for one team in one domain. Pure. */
export type Activity = (scope: PolicyScope) => Statement[]

export const activities: ReadonlyMap<string, Activity> = new Map([
  ['run-studio-apps', runStudioApps],
  ['access-aws-services', accessAwsServices],
  ['manage-endpoints', manageEndpoints],
  ['manage-experiments', manageExperiments],
  ['manage-glue-tables', manageGlueTables],
  ['manage-jobs', manageJobs],
  ['manage-models', manageModels],
  ['manage-pipelines', managePipelines],
  ['monitor-models', monitorModels],
  ['query-athena', queryAthena],
  ['search-experiments', searchExperiments],
  ['use-mlflow', useMlflow],
  ['use-team-buckets', useTeamBuckets],
])

export const activityNames: readonly string[] = [...activities.keys()]
