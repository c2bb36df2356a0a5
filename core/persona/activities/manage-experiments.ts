/** Experiments, trials and the lineage of what came from what. */
import { madeForTeam, ofTeam, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, type Statement } from '../statement.ts'

export function manageExperiments(scope: PolicyScope): Statement[] {
  const kinds = sageMaker(
    scope,
    'experiment/*',
    'experiment-trial/*',
    'experiment-trial-component/*',
    'action/*',
    'artifact/*',
    'context/*',
  )
  return [
    allow('CreateExperiments', {
      actions: actionsOf(
        'sagemaker',
        `CreateExperiment CreateTrial CreateTrialComponent CreateAction CreateArtifact
        CreateContext`,
      ),
      on: kinds,
      when: madeForTeam(scope),
    }),
    allow('KeepExperiments', {
      actions: actionsOf(
        'sagemaker',
        `UpdateExperiment UpdateTrial UpdateTrialComponent UpdateAction UpdateArtifact
        UpdateContext DeleteExperiment DeleteTrial DeleteTrialComponent DeleteAction
        DeleteArtifact DeleteContext AssociateTrialComponent DisassociateTrialComponent
        AddAssociation DeleteAssociation BatchPutMetrics`,
      ),
      on: kinds,
      when: ofTeam(scope),
    }),
  ]
}
