/** SageMaker's lists of what runs, one page each. What is stopping is not listed: it ends soon. */
import {
  ListAutoMLJobsCommand,
  ListEndpointsCommand,
  ListHyperParameterTuningJobsCommand,
  ListMonitoringSchedulesCommand,
  ListPipelineExecutionsCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  ListTransformJobsCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import type { WorkItem, WorkKind } from '../core/ports.ts'

interface Listed {
  readonly items: readonly WorkItem[]
  readonly next: string | undefined
}

type List = (
  client: SageMakerClient,
  page: { readonly NextToken: string | undefined },
  pipeline?: string,
) => Promise<Listed>

/** The API's most; its default is 10. */
const MaxResults = 100
const inProgress = { StatusEquals: 'InProgress', MaxResults } as const

export const listing: Readonly<Record<WorkKind, List>> = {
  async 'training job'(client, page) {
    const answer = await client.send(new ListTrainingJobsCommand({ ...inProgress, ...page }))
    const rows = (answer.TrainingJobSummaries ?? []).map(
      (job) => [job.TrainingJobName, job.TrainingJobArn] as const,
    )
    return listed('training job', rows, answer)
  },
  async 'processing job'(client, page) {
    const answer = await client.send(new ListProcessingJobsCommand({ ...inProgress, ...page }))
    const rows = (answer.ProcessingJobSummaries ?? []).map(
      (job) => [job.ProcessingJobName, job.ProcessingJobArn] as const,
    )
    return listed('processing job', rows, answer)
  },
  async 'transform job'(client, page) {
    const answer = await client.send(new ListTransformJobsCommand({ ...inProgress, ...page }))
    const rows = (answer.TransformJobSummaries ?? []).map(
      (job) => [job.TransformJobName, job.TransformJobArn] as const,
    )
    return listed('transform job', rows, answer)
  },
  async 'tuning job'(client, page) {
    const command = new ListHyperParameterTuningJobsCommand({ ...inProgress, ...page })
    const answer = await client.send(command)
    const rows = (answer.HyperParameterTuningJobSummaries ?? []).map(
      (job) => [job.HyperParameterTuningJobName, job.HyperParameterTuningJobArn] as const,
    )
    return listed('tuning job', rows, answer)
  },
  async 'AutoML job'(client, page) {
    const answer = await client.send(new ListAutoMLJobsCommand({ ...inProgress, ...page }))
    const rows = (answer.AutoMLJobSummaries ?? []).map(
      (job) => [job.AutoMLJobName, job.AutoMLJobArn] as const,
    )
    return listed('AutoML job', rows, answer)
  },
  async 'pipeline execution'(client, page, pipeline) {
    const PipelineName = pipeline
    const command = new ListPipelineExecutionsCommand({ PipelineName, MaxResults, ...page })
    const answer = await client.send(command)
    const rows = (answer.PipelineExecutionSummaries ?? [])
      .filter(({ PipelineExecutionStatus }) => PipelineExecutionStatus === 'Executing')
      .map(({ PipelineExecutionArn: arn }) => [arn, arn] as const)
    return listed('pipeline execution', rows, answer)
  },
  async endpoint(client, page) {
    const answer = await client.send(new ListEndpointsCommand({ MaxResults, ...page }))
    const rows = (answer.Endpoints ?? [])
      .filter(({ EndpointStatus }) => EndpointStatus !== 'Deleting')
      .map((endpoint) => [endpoint.EndpointName, endpoint.EndpointArn] as const)
    return listed('endpoint', rows, answer)
  },
  async 'monitoring schedule'(client, page) {
    const command = new ListMonitoringSchedulesCommand({
      StatusEquals: 'Scheduled',
      MaxResults,
      ...page,
    })
    const answer = await client.send(command)
    const rows = (answer.MonitoringScheduleSummaries ?? []).map(
      (schedule) => [schedule.MonitoringScheduleName, schedule.MonitoringScheduleArn] as const,
    )
    return listed('monitoring schedule', rows, answer)
  },
}

type Row = readonly [string | undefined, string | undefined]

function listed(
  kind: WorkKind,
  rows: readonly Row[],
  answer: { readonly NextToken?: string | undefined },
): Listed {
  const items = rows.flatMap(([name, arn]) => (name && arn ? [{ kind, name, arn }] : []))
  return { items, next: answer.NextToken }
}
