/** Look through the team's experiments and their lineage. */
import { ofTeam, type PolicyScope, sageMaker, teamTag } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'

export function searchExperiments(scope: PolicyScope): Statement[] {
  return [
    allow('SeeExperiments', {
      actions: actionsOf(
        'sagemaker',
        `DescribeExperiment DescribeTrial DescribeTrialComponent DescribeAction DescribeArtifact
        DescribeContext BatchGetMetrics ListTags`,
      ),
      on: sageMaker(
        scope,
        'experiment/*',
        'experiment-trial/*',
        'experiment-trial-component/*',
        'action/*',
        'artifact/*',
        'context/*',
      ),
      when: ofTeam(scope),
    }),
    allow('SearchOwnTeam', {
      actions: ['sagemaker:Search'],
      on: everything,
      when: {
        StringEquals: { [`sagemaker:SearchVisibilityCondition/Tags.${teamTag}`]: scope.team },
      },
    }),
    allow('ListExperiments', {
      actions: actionsOf(
        'sagemaker',
        `GetSearchSuggestions ListExperiments ListTrials ListTrialComponents ListActions
        ListArtifacts ListContexts ListAssociations QueryLineage`,
      ),
      on: everything,
    }),
  ]
}
