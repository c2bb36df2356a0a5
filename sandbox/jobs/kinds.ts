/** The kinds of work that SageMaker does and a person can leave running. */

export interface WorkKind {
  /** Begins the members of its name, ARN and status, for example `TrainingJob`. */
  readonly noun: string
  /** Its resource type in ARNs. */
  readonly arnType: string
  /** What it is while it runs, and what it becomes when it has run to its end. */
  readonly running: string
  readonly ended: string
  /** Members of the request that Describe shows again. */
  readonly shown: readonly string[]
}

function job(noun: string, arnType: string, shown: readonly string[]): WorkKind {
  return { noun, arnType, running: 'InProgress', ended: 'Completed', shown }
}

export const trainingJob = job('TrainingJob', 'training-job', [
  ...['AlgorithmSpecification', 'RoleArn', 'InputDataConfig', 'OutputDataConfig'],
  ...['ResourceConfig', 'StoppingCondition'],
])

export const processingJob = job('ProcessingJob', 'processing-job', [
  ...['ProcessingResources', 'AppSpecification', 'RoleArn'],
])

export const transformJob = job('TransformJob', 'transform-job', [
  ...['ModelName', 'TransformInput', 'TransformOutput', 'TransformResources'],
])

export const tuningJob = job('HyperParameterTuningJob', 'hyper-parameter-tuning-job', [
  ...['HyperParameterTuningJobConfig', 'TrainingJobDefinition', 'TrainingJobDefinitions'],
])

export const autoMlJob = job('AutoMLJob', 'automl-job', [
  ...['AutoMLJobInputDataConfig', 'OutputDataConfig', 'RoleArn', 'AutoMLProblemTypeConfig'],
  ...['AutoMLJobObjective', 'DataSplitConfig', 'ModelDeployConfig', 'SecurityConfig'],
])

export const endpoint: WorkKind = {
  noun: 'Endpoint',
  arnType: 'endpoint',
  running: 'InService',
  ended: 'InService',
  shown: ['EndpointConfigName'],
}

export const endpointConfig: WorkKind = {
  ...endpoint,
  noun: 'EndpointConfig',
  arnType: 'endpoint-config',
}

export const monitoringSchedule: WorkKind = {
  noun: 'MonitoringSchedule',
  arnType: 'monitoring-schedule',
  running: 'Scheduled',
  ended: 'Scheduled',
  shown: ['MonitoringScheduleConfig'],
}

export const pipeline: WorkKind = {
  noun: 'Pipeline',
  arnType: 'pipeline',
  running: 'Active',
  ended: 'Active',
  shown: [],
}

export const pipelineExecution: WorkKind = {
  noun: 'PipelineExecution',
  arnType: 'pipeline',
  running: 'Executing',
  ended: 'Succeeded',
  shown: [],
}

/** Those whose ARN is made of their name. */
export const namedKinds: readonly WorkKind[] = [
  ...[trainingJob, processingJob, transformJob, tuningJob, autoMlJob],
  ...[endpoint, endpointConfig, monitoringSchedule, pipeline],
]
