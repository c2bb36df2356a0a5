/** A studio account's part: persona and presign roles, and the relay of role assumptions. */
import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { busArn, noticesTopicArn } from '../../core/deployed-names.ts'
import { AlarmSet } from '../constructs/alarm-set.ts'
import { Archive } from '../constructs/archive.ts'
import { EventRoute } from '../constructs/event-route.ts'
import { PersonaRoles } from '../constructs/persona-roles.ts'
import { PresignRoles } from '../constructs/presign-roles.ts'
import { roleAssumptions } from '../event-patterns.ts'

export interface StudioStackProps extends StackProps {
  readonly map: AccessMap
}

export class StudioStack extends Stack {
  constructor(scope: Construct, id: string, props: StudioStackProps) {
    super(scope, id, props)
    const { map } = props
    new PersonaRoles(this, 'Personas', { map })
    new Archive(this, 'Archive', { map })
    new PresignRoles(this, 'Presign', { map })
    const relay = new EventRoute(this, 'RoleAssumptionRelay', {
      name: 'rollcall-role-assumption-relay',
      readOnlyEvents: true,
      pattern: roleAssumptions(map.hub.account),
      target: { arn: busArn(map.hub), action: 'events:PutEvents' },
    })
    const tells = noticesTopicArn(map.hub)
    new AlarmSet(this, 'Alarms', { queues: [relay.undelivered], tells })
  }
}
