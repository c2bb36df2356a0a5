/** Pipelines named `<team>--...`, and their executions. */
import { namedForTeam, type PolicyScope } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'
import { passRoles } from './pass-roles.ts'

export function managePipelines(scope: PolicyScope): Statement[] {
  return [
    // Executions carry no tags, so pipelines go by name; the pattern covers both.
    allow('RunPipelines', {
      actions: actionsOf(
        'sagemaker',
        `CreatePipeline UpdatePipeline DeletePipeline DescribePipeline StartPipelineExecution
        StopPipelineExecution RetryPipelineExecution UpdatePipelineExecution
        SendPipelineExecutionStepSuccess SendPipelineExecutionStepFailure
        DescribePipelineExecution DescribePipelineDefinitionForExecution ListPipelineExecutions
        ListPipelineExecutionSteps ListPipelineParametersForExecution`,
      ),
      on: namedForTeam(scope, 'pipeline'),
    }),
    allow('ListPipelines', { actions: ['sagemaker:ListPipelines'], on: everything }),
    ...passRoles(scope),
  ]
}
