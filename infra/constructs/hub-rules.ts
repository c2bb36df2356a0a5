/** Rules on the hub bus: allow-listed fields of each event go to the machine that handles it. */
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import {
  assumptionFields,
  directoryFields,
  inputTransformer,
  nativeDirectoryFields,
  webIdentityFields,
} from '../../core/event/relayed.ts'
import {
  directoryChanges,
  nativeDirectoryChanges,
  portalCredentials,
  roleAssumptions,
} from '../event-patterns.ts'
import { EventRoute } from './event-route.ts'
import type { HubWorkflows } from './hub-workflows.ts'

export interface HubRulesProps {
  readonly map: AccessMap
  readonly busName: string
  readonly workflows: HubWorkflows
}

export class HubRules extends Construct {
  readonly undelivered: readonly Queue[]

  constructor(scope: Construct, id: string, { map, busName, workflows }: HubRulesProps) {
    super(scope, id)
    const accounts = [...new Set([map.identityStore.account, map.hub.account])]
    const start = (arn: string) => ({ arn, action: 'states:StartExecution' })
    const changes = start(workflows.handleDirectoryChange.aliasArn)
    const assumptions = start(workflows.recordRoleAssumption.aliasArn)
    const routes = [
      new EventRoute(this, 'DirectoryChanges', {
        name: 'rollcall-directory-changes',
        busName,
        pattern: directoryChanges(accounts),
        target: changes,
        inputTransformer: inputTransformer(directoryFields),
      }),
      new EventRoute(this, 'NativeDirectoryChanges', {
        name: 'rollcall-native-directory-changes',
        busName,
        pattern: nativeDirectoryChanges(accounts),
        target: changes,
        inputTransformer: inputTransformer(nativeDirectoryFields),
      }),
      new EventRoute(this, 'RoleAssumptions', {
        name: 'rollcall-role-assumptions',
        busName,
        readOnlyEvents: true,
        pattern: roleAssumptions(map.hub.account, { known: false }),
        target: assumptions,
        inputTransformer: inputTransformer(assumptionFields),
      }),
      new EventRoute(this, 'WebIdentityAssumptions', {
        name: 'rollcall-web-identity-assumptions',
        busName,
        readOnlyEvents: true,
        pattern: roleAssumptions(map.hub.account, { known: true }),
        target: assumptions,
        inputTransformer: inputTransformer(webIdentityFields),
      }),
      new EventRoute(this, 'PortalCredentials', {
        name: 'rollcall-portal-credentials',
        busName,
        readOnlyEvents: true,
        pattern: portalCredentials(map.identityStore.account),
        target: assumptions,
        inputTransformer: inputTransformer(assumptionFields),
      }),
    ]
    this.undelivered = routes.map((route) => route.undelivered)
  }
}
