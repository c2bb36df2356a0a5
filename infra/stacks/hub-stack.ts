/**
 * The hub: bus, rules, machines, functions, tables, and the trail without which none of it hears.
 */
import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { busName } from '../../core/deployed-names.ts'
import { acknowledgeLastQueue } from '../acknowledgements.ts'
import { AlarmSet } from '../constructs/alarm-set.ts'
import { HeartbeatAlarm } from '../constructs/heartbeat-alarm.ts'
import { HubFunctions } from '../constructs/hub-functions.ts'
import { HubRules } from '../constructs/hub-rules.ts'
import { HubWorkflows } from '../constructs/hub-workflows.ts'
import { ManagementTrail } from '../constructs/management-trail.ts'
import { OwnEventsBus } from '../constructs/own-events-bus.ts'
import { Schedule } from '../constructs/schedule.ts'
import { Tables } from '../constructs/tables.ts'

export interface HubStackProps extends StackProps {
  readonly map: AccessMap
}

export class HubStack extends Stack {
  constructor(scope: Construct, id: string, props: HubStackProps) {
    super(scope, id, props)
    const { map } = props
    if (map.trail === 'create') new ManagementTrail(this, 'Trail')
    const bus = new EventBus(this, 'Bus', { eventBusName: busName })
    const unreadEvents = new Queue(this, 'UnreadEvents', {
      queueName: 'rollcall-unread-events',
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    acknowledgeLastQueue(unreadEvents)
    const tables = new Tables(this, 'Tables')
    const functions = new HubFunctions(this, 'Functions', { map, tables })
    const workflows = new HubWorkflows(this, 'Workflows', { functions, unreadEvents })
    const rules = new HubRules(this, 'Rules', { map, busName: bus.eventBusName, workflows })
    const schedules = this.schedules(functions, workflows)
    const own = new OwnEventsBus(this, 'OwnEvents')
    const tells = own.topic.topicArn
    new AlarmSet(this, 'Alarms', {
      queues: [unreadEvents, ...schedules, ...rules.undelivered, own.undelivered],
      machines: workflows.all.map((workflow) => workflow.machine),
      tells,
    })
    new HeartbeatAlarm(this, 'Heartbeat', { tells })
  }

  /** Answers the queues for what could not be started. */
  private schedules(functions: HubFunctions, workflows: HubWorkflows): Queue[] {
    const sweep = new Schedule(this, 'Sweep', {
      name: 'rollcall-sweep-leases-schedule',
      every: Duration.minutes(1),
      target: { arn: functions.sweepLeases.alias.functionArn, action: 'lambda:InvokeFunction' },
    })
    const everyone = new Schedule(this, 'FullReconciliation', {
      name: 'rollcall-reconcile-all-schedule',
      every: Duration.minutes(15),
      target: { arn: workflows.reconcileAll.aliasArn, action: 'states:StartExecution' },
    })
    return [sweep.undelivered, everyone.undelivered]
  }
}
