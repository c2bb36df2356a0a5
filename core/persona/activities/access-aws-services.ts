/** What a job or an app needs while it runs: images, logs and metrics. */
import { type PolicyScope, sageMaker, serviceArn } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'

export function accessAwsServices(scope: PolicyScope): Statement[] {
  return [
    allow('SignInToEcr', { actions: ['ecr:GetAuthorizationToken'], on: everything }),
    allow('PullImages', {
      actions: actionsOf(
        'ecr',
        'BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer ListImages',
      ),
      // SageMaker's own images lie in accounts of AWS, one a Region.
      on: [`arn:${scope.partition}:ecr:${scope.region}:*:repository/*`],
    }),
    allow('WriteLogs', {
      actions: actionsOf('logs', 'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents'),
      on: [serviceArn(scope, 'logs', 'log-group:/aws/sagemaker/*')],
    }),
    allow('WriteMetrics', {
      actions: ['cloudwatch:PutMetricData'],
      on: everything,
      when: {
        StringLike: { 'cloudwatch:namespace': ['*SageMaker*', '*Sagemaker*', '*sagemaker*'] },
      },
    }),
    allow('WriteJobMetrics', {
      actions: ['sagemaker:BatchPutMetrics'],
      on: sageMaker(scope, 'training-job/*', 'experiment-trial-component/*'),
    }),
  ]
}
