/** What descriptions and summaries must have of a job beside its name and status: nothing ran. */
import type { Work } from '../../jobs/store.ts'

/** Phases within a status, where a job shows them; those of a run are not told apart. */
const phases: Readonly<Record<string, string>> = { InProgress: 'Training' }

export function trainingDetails({ status, request, name }: Work) {
  const output = String(Object(request.OutputDataConfig).S3OutputPath ?? '')
  return {
    SecondaryStatus: phases[status] ?? status,
    ModelArtifacts: { S3ModelArtifacts: `${output}/${name}/output/model.tar.gz` },
    // A day when the request names none (API model).
    StoppingCondition: request.StoppingCondition ?? { MaxRuntimeInSeconds: 86_400 },
    // SageMaker fills these in (ACK's controller for SageMaker takes them from the description).
    EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
    EnableInterContainerTrafficEncryption: request.EnableInterContainerTrafficEncryption ?? false,
    EnableManagedSpotTraining: request.EnableManagedSpotTraining ?? false,
  }
}

/** The description of a transform job does not say when it changed. */
export function transformDetails(_work: Work) {
  return { LastModifiedTime: undefined }
}

export function tuningDetails(_work: Work) {
  return {
    TrainingJobStatusCounters: {
      ...{ Completed: 0, InProgress: 0, Stopped: 0 },
      ...{ RetryableError: 0, NonRetryableError: 0 },
    },
    ObjectiveStatusCounters: { Succeeded: 0, Pending: 0, Failed: 0 },
  }
}

export function tuningSummary(work: Work) {
  const { Strategy, ResourceLimits } = Object(work.request.HyperParameterTuningJobConfig)
  return { ...tuningDetails(work), Strategy, ResourceLimits }
}

export function autoMlDetails({ status }: Work) {
  return { AutoMLJobSecondaryStatus: status === 'InProgress' ? 'ModelTuning' : status }
}
