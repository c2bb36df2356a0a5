/** An alarm for silence: no full reconciliation has been complete for a while. */
import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { metric } from '../../core/deployed-names.ts'
import { tell } from './alarm-set.ts'

/** A run is due each quarter of an hour; one that is late or fails once wakes nobody. */
const QUARTERS = 3

export class HeartbeatAlarm extends Construct {
  constructor(scope: Construct, id: string, { tells }: { readonly tells: string }) {
    super(scope, id)
    const alarm = new Alarm(this, 'Silence', {
      alarmDescription: 'runbook: No full reconciliation has been complete',
      metric: new Metric({
        namespace: metric.namespace,
        metricName: metric.fullReconciliations,
        statistic: 'Sum',
        period: Duration.minutes(15),
      }),
      evaluationPeriods: QUARTERS,
      datapointsToAlarm: QUARTERS,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
    tell(alarm, tells)
  }
}
