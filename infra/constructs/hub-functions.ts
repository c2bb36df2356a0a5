/** The hub's functions, each with the settings and the permissions it needs and no other. */
import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { machineAliasArn, machineName } from '../../core/deployed-names.ts'
import { setting } from '../../functions/support/settings.ts'
import { HouseFunction } from './house-function.ts'
import { readsIdentityStore, seesToProfiles } from './permissions.ts'
import { mayQuery, mayRead, mayWrite, type Tables } from './tables.ts'

/**
 * Executions of reconcile-user at once. The assumed 10 calls a second an operation that SageMaker
 * allows carry a joiner every 0.1 s, and a joiner takes 5 to 40 s: 100 keep it busy and no more.
 */
const PLACES = 100

export interface HubFunctionsProps {
  readonly map: AccessMap
  readonly tables: Tables
}

export class HubFunctions extends Construct {
  readonly requestReconciliation: HouseFunction
  readonly readGroup: HouseFunction
  readonly planAccess: HouseFunction
  readonly applyStep: HouseFunction
  readonly lookAtStep: HouseFunction
  readonly releaseLease: HouseFunction
  readonly sweepLeases: HouseFunction
  readonly recordRoleAssumption: HouseFunction

  constructor(scope: Construct, id: string, { map, tables }: HubFunctionsProps) {
    super(scope, id)
    const { leases, grants, directory, audit } = tables
    const { account, region } = Stack.of(this)
    const userMachine = machineAliasArn({ account, region }, machineName.reconcileUser)
    const groupMachine = machineAliasArn({ account, region }, machineName.reconcileGroup)
    const environment = {
      ...tables.settings,
      [setting.identityStoreId]: map.identityStore.id,
      [setting.places]: String(PLACES),
    }
    const machines = {
      [setting.reconcileUserMachine]: userMachine,
      [setting.reconcileGroupMachine]: groupMachine,
    }
    const startsMachines = new PolicyStatement({
      actions: ['states:StartExecution'],
      resources: [userMachine, groupMachine],
    })
    const readsGroups = [
      mayRead(leases),
      mayWrite(leases),
      mayRead(directory),
      mayWrite(directory),
      mayQuery(directory, 'membership'),
      readsIdentityStore(map),
      startsMachines,
    ]
    const changesProfiles = [
      mayRead(grants),
      mayWrite(grants),
      mayWrite(leases),
      ...seesToProfiles(map),
    ]
    const make = (
      folder: string,
      props: Omit<ConstructorParameters<typeof HouseFunction>[2], 'folder' | 'environment'> & {
        readonly environment?: Readonly<Record<string, string>>
      },
    ) =>
      new HouseFunction(this, idOf(folder), {
        folder,
        ...props,
        environment: { ...environment, ...props.environment },
      })
    this.requestReconciliation = make('directory-change/request-reconciliation', {
      environment: machines,
      map,
      permissions: readsGroups,
    })
    this.readGroup = make('reconcile-group/read-group', {
      environment: machines,
      map,
      timeout: Duration.minutes(15),
      permissions: readsGroups,
    })
    this.planAccess = make('reconcile-user/plan-access', {
      map,
      permissions: [
        mayRead(leases),
        mayWrite(leases),
        mayRead(directory),
        mayRead(grants),
        readsIdentityStore(map),
      ],
    })
    this.applyStep = make('reconcile-user/apply-step', { map, permissions: changesProfiles })
    this.lookAtStep = make('reconcile-user/look-at-step', { map, permissions: changesProfiles })
    this.releaseLease = make('reconcile-user/release-lease', {
      permissions: [mayRead(leases), mayWrite(leases), mayWrite(directory)],
    })
    this.sweepLeases = make('schedule/sweep-leases', {
      environment: machines,
      permissions: [mayRead(leases), mayWrite(leases), mayQuery(leases, 'due'), startsMachines],
    })
    this.recordRoleAssumption = make('role-assumption/record-role-assumption', {
      permissions: [mayRead(grants), mayQuery(grants, 'profile'), mayRead(audit), mayWrite(audit)],
    })
  }
}

function idOf(folder: string): string {
  const name = folder.split('/').at(-1) ?? folder
  return name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
}
