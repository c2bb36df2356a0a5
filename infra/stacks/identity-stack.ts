/**
 * The directory relay, in the account and Region of the identity store: one rule, one role, one
 * queue.
 */
import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { busArn, noticesTopicArn } from '../../core/deployed-names.ts'
import { AlarmSet } from '../constructs/alarm-set.ts'
import { EventRoute } from '../constructs/event-route.ts'
import { directoryChanges, nativeDirectoryChanges, portalCredentials } from '../event-patterns.ts'

export interface IdentityStackProps extends StackProps {
  readonly map: AccessMap
}

/** Every relay targets the hub bus directly: AWS refuses a second bus-to-bus hop. */
export class IdentityStack extends Stack {
  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props)
    const { identityStore, hub } = props.map
    const target = { arn: busArn(hub), action: 'events:PutEvents' }
    const accounts = [identityStore.account]
    const routes = [
      new EventRoute(this, 'DirectoryRelay', {
        name: 'rollcall-directory-relay',
        pattern: directoryChanges(accounts),
        target,
      }),
      new EventRoute(this, 'NativeDirectoryRelay', {
        name: 'rollcall-native-directory-relay',
        pattern: nativeDirectoryChanges(accounts),
        target,
      }),
      new EventRoute(this, 'PortalRelay', {
        name: 'rollcall-portal-relay',
        readOnlyEvents: true,
        pattern: portalCredentials(identityStore.account),
        target,
      }),
    ]
    const beside = identityStore.account === hub.account && identityStore.region === hub.region
    new AlarmSet(this, 'Alarms', {
      queues: routes.map((route) => route.undelivered),
      // An alarm rings only what is in its own account and Region.
      ...(beside && { tells: noticesTopicArn(hub) }),
    })
  }
}
