/** A world in which a person of a profile makes jobs, and the requests for them. */
import { registerRole } from '../../../sandbox/services/sts/roles.ts'
import { callerOf, issueSession } from '../../../sandbox/services/sts/sessions.ts'
import { ACCOUNT, DOMAIN, ROLE, studioWorld } from '../studio/studio-world.ts'

export const PROFILE_ARN = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/${DOMAIN}/ada`
export const DOMAIN_ARN = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:domain/${DOMAIN}`

/** `asAda` calls under Ada's execution role, as her notebooks do. */
export function workWorld() {
  const studio = studioWorld({
    userProfiles: [
      {
        DomainId: DOMAIN,
        UserProfileName: 'ada',
        UserSettings: { ExecutionRole: ROLE },
        Tags: [{ Key: 'Team', Value: 'fraud' }],
      },
    ],
  })
  const { world, call } = studio
  registerRole(world, { arn: ROLE })
  const { accessKeyId } = issueSession(world, {
    roleArn: ROLE,
    sessionName: 'SageMaker',
    sourceIdentity: 'ada',
  })
  const ada = callerOf(world, accessKeyId)
  return {
    ...studio,
    ada,
    asAda: (action: string, input: object) => call('sagemaker', action, input, ada),
    tagged: (input: object) => call('tagging', 'GetResources', input),
  }
}

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1'
const output = { S3OutputPath: 's3://bucket/output' }
const cluster = { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 10 } as const
const s3Source = { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/in' } }

/**
 * A least request of each kind of job, by what SageMaker calls the kind; `absent` is the error for
 * a name that there is not.
 */
export const jobs = {
  TrainingJob: {
    create: 'CreateTrainingJob',
    describe: 'DescribeTrainingJob',
    summaries: 'TrainingJobSummaries',
    absent: 'ValidationException',
    request: {
      RoleArn: ROLE,
      OutputDataConfig: output,
      ResourceConfig: cluster,
      AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
  },
  ProcessingJob: {
    create: 'CreateProcessingJob',
    describe: 'DescribeProcessingJob',
    summaries: 'ProcessingJobSummaries',
    absent: 'ValidationException',
    request: {
      RoleArn: ROLE,
      ProcessingResources: { ClusterConfig: cluster },
      AppSpecification: { ImageUri: image },
    },
  },
  TransformJob: {
    create: 'CreateTransformJob',
    describe: 'DescribeTransformJob',
    summaries: 'TransformJobSummaries',
    absent: 'ValidationException',
    request: {
      ModelName: 'model',
      TransformInput: { DataSource: s3Source },
      TransformOutput: output,
      TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
    },
  },
  HyperParameterTuningJob: {
    create: 'CreateHyperParameterTuningJob',
    describe: 'DescribeHyperParameterTuningJob',
    summaries: 'HyperParameterTuningJobSummaries',
    absent: 'ResourceNotFound',
    request: {
      HyperParameterTuningJobConfig: {
        Strategy: 'Bayesian',
        ResourceLimits: { MaxParallelTrainingJobs: 1 },
      },
    },
  },
  AutoMLJob: {
    create: 'CreateAutoMLJobV2',
    describe: 'DescribeAutoMLJobV2',
    summaries: 'AutoMLJobSummaries',
    absent: 'ResourceNotFound',
    request: {
      RoleArn: ROLE,
      OutputDataConfig: output,
      AutoMLJobInputDataConfig: [{ DataSource: s3Source }],
      AutoMLProblemTypeConfig: { TabularJobConfig: { TargetAttributeName: 'y' } },
    },
  },
} as const

export const variants = {
  ProductionVariants: [
    {
      VariantName: 'one',
      ModelName: 'model',
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: 1,
    },
  ],
}

export const monitoring = {
  ScheduleConfig: { ScheduleExpression: 'cron(0 * ? * * *)' },
  MonitoringJobDefinitionName: 'watch',
  MonitoringType: 'DataQuality',
}
