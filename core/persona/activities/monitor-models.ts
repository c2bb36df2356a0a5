/** Watch deployed models: monitoring schedules and the jobs they define. */
import { madeForTeam, ofTeam, type PolicyScope, sageMaker } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'
import { passRoles } from './pass-roles.ts'

export function monitorModels(scope: PolicyScope): Statement[] {
  const monitors = sageMaker(
    scope,
    'monitoring-schedule/*',
    'data-quality-job-definition/*',
    'model-quality-job-definition/*',
    'model-bias-job-definition/*',
    'model-explainability-job-definition/*',
  )
  return [
    allow('CreateMonitors', {
      actions: actionsOf(
        'sagemaker',
        `CreateMonitoringSchedule CreateDataQualityJobDefinition CreateModelQualityJobDefinition
        CreateModelBiasJobDefinition CreateModelExplainabilityJobDefinition`,
      ),
      on: monitors,
      when: madeForTeam(scope),
    }),
    allow('RunMonitors', {
      actions: actionsOf(
        'sagemaker',
        `DescribeMonitoringSchedule UpdateMonitoringSchedule StartMonitoringSchedule
        StopMonitoringSchedule DeleteMonitoringSchedule DescribeDataQualityJobDefinition
        DescribeModelQualityJobDefinition DescribeModelBiasJobDefinition
        DescribeModelExplainabilityJobDefinition DeleteDataQualityJobDefinition
        DeleteModelQualityJobDefinition DeleteModelBiasJobDefinition
        DeleteModelExplainabilityJobDefinition`,
      ),
      on: monitors,
      when: ofTeam(scope),
    }),
    allow('ListMonitors', {
      actions: actionsOf(
        'sagemaker',
        `ListMonitoringSchedules ListMonitoringExecutions ListDataQualityJobDefinitions
        ListModelQualityJobDefinitions ListModelBiasJobDefinitions
        ListModelExplainabilityJobDefinitions`,
      ),
      on: everything,
    }),
    ...passRoles(scope),
  ]
}
