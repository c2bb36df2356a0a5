/** What looking at what a leaver left running may do, by the teams' rules. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { AccessMap } from '../../core/access-map/access-map.ts'

const lists = [
  'ListTrainingJobs',
  'ListProcessingJobs',
  'ListTransformJobs',
  'ListHyperParameterTuningJobs',
  'ListAutoMLJobs',
  'ListEndpoints',
  'ListMonitoringSchedules',
]

const jobs = {
  StopTrainingJob: 'training-job',
  StopProcessingJob: 'processing-job',
  StopTransformJob: 'transform-job',
  StopHyperParameterTuningJob: 'hyper-parameter-tuning-job',
  StopAutoMLJob: 'automl-job',
}

const services = {
  DeleteEndpoint: 'endpoint',
  StopMonitoringSchedule: 'monitoring-schedule',
}

/** Only what carries the tag that SageMaker puts on what is made through Studio is stopped. */
const madeInStudio = { Null: { 'aws:ResourceTag/sagemaker:user-profile-arn': 'false' } }

export function seesToWork(map: AccessMap): PolicyStatement[] {
  const stopsJobs = map.teams.some((team) => team.jobs === 'stop')
  const deletesEndpoints = map.teams.some((team) => team.endpoints === 'delete')
  return [
    // None of these knows a resource (service authorization reference).
    new PolicyStatement({
      actions: ['tag:GetResources', ...lists.map((list) => `sagemaker:${list}`)],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: ['sagemaker:ListPipelineExecutions', 'sagemaker:DescribePipelineExecution'],
      resources: named(map, 'pipeline'),
    }),
    ...(stopsJobs ? [...stops(map, jobs), stopsExecutions(map)] : []),
    ...(deletesEndpoints ? stops(map, services) : []),
  ]
}

function stops(map: AccessMap, actions: Readonly<Record<string, string>>): PolicyStatement[] {
  return Object.entries(actions).map(
    ([action, kind]) =>
      new PolicyStatement({
        actions: [`sagemaker:${action}`],
        resources: named(map, kind),
        conditions: madeInStudio,
      }),
  )
}

/** An execution carries no tag: whose it is, is asked of SageMaker before it is stopped. */
function stopsExecutions(map: AccessMap): PolicyStatement {
  return new PolicyStatement({
    actions: ['sagemaker:StopPipelineExecution'],
    resources: named(map, 'pipeline'),
  })
}

function named({ domains }: AccessMap, kind: string): string[] {
  const places = domains.map(({ region, account }) => `${region}:${account}`)
  return [...new Set(places)].map((place) => `arn:aws:sagemaker:${place}:${kind}/*`)
}
