/** One of each thing that can run under a profile beside apps, as if made in its Studio. */
import { SageMakerClient, StartPipelineExecutionCommand } from '@aws-sdk/client-sagemaker'
import { personaRolePath } from '../../core/persona/role-name.ts'
import { company } from '../../sample/company.ts'
import { issueSession } from '../../sandbox/services/sts/sessions.ts'
import type { Rollcall } from './rollcall.ts'

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1'
const OutputDataConfig = { S3OutputPath: 's3://bucket/output' }
const cluster = { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 10 }
const DataSource = { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/in' } }
const instances = { InstanceType: 'ml.m5.large', InstanceCount: 1 }

/** MLOps of team fraud may start pipelines whose names begin so. */
const prefix = 'fraud--left'
const RoleArn = `arn:aws:iam::${company.accountId}:role${personaRolePath}rollcall-fraud-mlops`

export async function leaveRunning(world: Rollcall, profileArn: string): Promise<void> {
  const Tags = [{ Key: 'sagemaker:user-profile-arn', Value: profileArn }]
  const make: Make = (action, input) => world.call(`SageMaker.${action}`, { ...input, Tags })
  await make('CreateTrainingJob', {
    TrainingJobName: `${prefix}-training`,
    RoleArn,
    OutputDataConfig,
    ResourceConfig: cluster,
    AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
  })
  await make('CreateProcessingJob', {
    ProcessingJobName: `${prefix}-processing`,
    RoleArn,
    ProcessingResources: { ClusterConfig: cluster },
    AppSpecification: { ImageUri: image },
  })
  await make('CreateTransformJob', {
    TransformJobName: `${prefix}-transform`,
    ModelName: 'model',
    TransformInput: { DataSource },
    TransformOutput: OutputDataConfig,
    TransformResources: instances,
  })
  await make('CreateHyperParameterTuningJob', {
    HyperParameterTuningJobName: `${prefix}-tuning`,
    HyperParameterTuningJobConfig: {
      Strategy: 'Bayesian',
      ResourceLimits: { MaxParallelTrainingJobs: 1 },
    },
  })
  await make('CreateAutoMLJobV2', {
    AutoMLJobName: `${prefix}-automl`,
    RoleArn,
    OutputDataConfig,
    AutoMLJobInputDataConfig: [{ DataSource }],
    AutoMLProblemTypeConfig: { TabularJobConfig: { TargetAttributeName: 'y' } },
  })
  await serve(make)
  await make('CreatePipeline', {
    PipelineName: `${prefix}-pipeline`,
    PipelineDefinition: '{"Version":"2020-12-01","Steps":[]}',
    ClientRequestToken: `${prefix}-pipeline`.padEnd(32, '-'),
    RoleArn,
  })
  const { accessKeyId, secretAccessKey, sessionToken } = issueSession(world.sandbox.world, {
    roleArn: RoleArn,
    sessionName: 'SageMaker',
    sourceIdentity: profileArn.split('/').at(-1) ?? '',
  })
  const { region } = company
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const studio = new SageMakerClient({ endpoint: world.sandbox.url, region, credentials })
  await studio.send(new StartPipelineExecutionCommand({ PipelineName: `${prefix}-pipeline` }))
  studio.destroy()
}

type Make = (action: string, input: object) => Promise<unknown>

async function serve(make: Make): Promise<void> {
  await make('CreateEndpointConfig', {
    EndpointConfigName: `${prefix}-endpoint`,
    ProductionVariants: [
      {
        VariantName: 'one',
        ModelName: 'model',
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: 1,
      },
    ],
  })
  const endpoint = { EndpointName: `${prefix}-endpoint` }
  await make('CreateEndpoint', { ...endpoint, EndpointConfigName: `${prefix}-endpoint` })
  await make('CreateMonitoringSchedule', {
    MonitoringScheduleName: `${prefix}-schedule`,
    MonitoringScheduleConfig: {
      ScheduleConfig: { ScheduleExpression: 'cron(0 * ? * * *)' },
      MonitoringJobDefinitionName: 'watch',
      MonitoringType: 'DataQuality',
    },
  })
}
