/** The hub's functions, each with the settings and the permissions it needs and no other. */
import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { machineAliasArn, machineName } from '../../core/deployed-names.ts'
import { beginsOf } from '../../core/lease/begins.ts'
import { setting } from '../../functions/support/settings.ts'
import {
  permissionsOnGroups,
  permissionsOnRoles,
  permissionsOnUsers,
} from './function-permissions.ts'
import { HouseFunction, type HouseFunctionProps } from './house-function.ts'
import type { Tables } from './tables.ts'

export interface HubFunctionsProps {
  readonly map: AccessMap
  readonly tables: Tables
}

type Extra = Omit<HouseFunctionProps, 'folder' | 'environment'> & {
  readonly environment?: Readonly<Record<string, string>>
}

export class HubFunctions extends Construct {
  readonly requestReconciliation: HouseFunction
  readonly readGroup: HouseFunction
  readonly writeDenyList: HouseFunction
  readonly planAccess: HouseFunction
  readonly applyStep: HouseFunction
  readonly lookAtStep: HouseFunction
  readonly lookAtData: HouseFunction
  readonly releaseLease: HouseFunction
  readonly compareEveryone: HouseFunction
  readonly sweepLeases: HouseFunction
  readonly recordRoleAssumption: HouseFunction
  readonly #environment: Readonly<Record<string, string>>

  constructor(scope: Construct, id: string, { map, tables }: HubFunctionsProps) {
    super(scope, id)
    this.#environment = {
      ...tables.settings,
      [setting.identityStoreId]: map.identityStore.id,
      [setting.places]: String(map.hub.places),
      [setting.begins]: String(beginsOf(map)),
    }
    const { environment, ...starter } = this.machineStarter()
    const onGroups = permissionsOnGroups({ map, tables, ...starter })
    const onUsers = permissionsOnUsers({ map, tables, ...starter })
    const timeout = Duration.minutes(15)
    // As many as run at once, so that no storm elsewhere in the account keeps a leaver waiting.
    const reservedConcurrency = map.hub.places
    this.requestReconciliation = this.make('directory-change/request-reconciliation', {
      environment,
      map,
      permissions: onGroups.requestReconciliation,
    })
    this.readGroup = this.make('reconcile-group/read-group', {
      environment,
      map,
      permissions: onGroups.readGroup,
      timeout,
    })
    this.writeDenyList = this.make('reconcile-role/write-deny-list', {
      map,
      permissions: permissionsOnRoles({ map, tables }).writeDenyList,
    })
    this.planAccess = this.make('reconcile-user/plan-access', {
      environment,
      map,
      permissions: onUsers.planAccess,
      reservedConcurrency,
    })
    this.applyStep = this.make('reconcile-user/apply-step', {
      environment,
      map,
      permissions: onUsers.applyStep,
      reservedConcurrency,
    })
    this.lookAtStep = this.make('reconcile-user/look-at-step', {
      environment,
      map,
      permissions: onUsers.lookAtStep,
      reservedConcurrency,
    })
    this.lookAtData = this.make('reconcile-user/look-at-data', {
      map,
      permissions: onUsers.lookAtData,
    })
    this.releaseLease = this.make('reconcile-user/release-lease', {
      permissions: onUsers.releaseLease,
    })
    this.sweepLeases = this.make('schedule/sweep-leases', {
      environment,
      permissions: onGroups.sweepLeases,
      reservedConcurrency: 2,
    })
    this.compareEveryone = this.make('reconcile-all/compare-everyone', {
      environment,
      map,
      permissions: onGroups.compareEveryone,
      timeout,
    })
    this.recordRoleAssumption = this.make('role-assumption/record-role-assumption', {
      map,
      permissions: onUsers.recordRoleAssumption,
    })
  }

  private make(folder: string, { environment, ...props }: Extra): HouseFunction {
    return new HouseFunction(this, idOf(folder), {
      folder,
      environment: { ...this.#environment, ...environment },
      ...props,
    })
  }

  /** The machines are named, not referred to: they refer to these functions. */
  private machineStarter() {
    const { account, region } = Stack.of(this)
    const user = machineAliasArn({ account, region }, machineName.reconcileUser)
    const group = machineAliasArn({ account, region }, machineName.reconcileGroup)
    const role = machineAliasArn({ account, region }, machineName.reconcileRole)
    const all = machineAliasArn({ account, region }, machineName.reconcileAll)
    return {
      environment: {
        [setting.reconcileUserMachine]: user,
        [setting.reconcileGroupMachine]: group,
        [setting.reconcileRoleMachine]: role,
        [setting.reconcileAllMachine]: all,
      },
      starts: mayStart([user, group]),
      startsUsers: mayStart([user]),
      startsRoles: mayStart([role]),
      startsAll: mayStart([all]),
    }
  }
}

function mayStart(resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions: ['states:StartExecution'], resources })
}

function idOf(folder: string): string {
  const name = folder.split('/').at(-1) ?? folder
  return name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
}
