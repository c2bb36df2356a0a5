/** Training, processing, transform, tuning and AutoML jobs of the team. */
import { madeForTeam, ofTeam, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'
import { passRoles } from './pass-roles.ts'

export function manageJobs(scope: PolicyScope): Statement[] {
  const jobs = sageMaker(
    scope,
    'training-job/*',
    'processing-job/*',
    'transform-job/*',
    'hyper-parameter-tuning-job/*',
    'automl-job/*',
  )
  return [
    allow('StartJobs', {
      actions: actionsOf(
        'sagemaker',
        `CreateTrainingJob CreateProcessingJob CreateTransformJob CreateHyperParameterTuningJob
        CreateAutoMLJob CreateAutoMLJobV2`,
      ),
      on: jobs,
      when: madeForTeam(scope),
    }),
    allow('FollowAndStopJobs', {
      actions: actionsOf(
        'sagemaker',
        `DescribeTrainingJob DescribeProcessingJob DescribeTransformJob
        DescribeHyperParameterTuningJob DescribeAutoMLJob DescribeAutoMLJobV2 UpdateTrainingJob
        StopTrainingJob StopProcessingJob StopTransformJob StopHyperParameterTuningJob
        StopAutoMLJob BatchGetMetrics ListTags`,
      ),
      on: jobs,
      when: ofTeam(scope),
    }),
    allow('ListJobs', {
      actions: actionsOf(
        'sagemaker',
        `ListTrainingJobs ListProcessingJobs ListTransformJobs ListHyperParameterTuningJobs
        ListAutoMLJobs ListCandidatesForAutoMLJob`,
      ),
      on: everything,
    }),
    allow('ListJobsOfTuning', {
      actions: actionsOf('sagemaker', 'ListTrainingJobsForHyperParameterTuningJob'),
      on: sageMaker(scope, 'hyper-parameter-tuning-job/*'),
      when: ofTeam(scope),
    }),
    ...passRoles(scope),
  ]
}
