/** Names of the settings that stacks put on functions, and the reading of them at cold start. */
import { SettingMissing } from '../../core/errors.ts'

/** One environment variable each. */
export const setting = {
  leasesTable: 'LEASES_TABLE',
  grantsTable: 'GRANTS_TABLE',
  directoryTable: 'DIRECTORY_TABLE',
  auditTable: 'AUDIT_TABLE',
  identityStoreId: 'IDENTITY_STORE_ID',
  /** ARN of the reconcile-user machine's alias. */
  reconcileUserMachine: 'RECONCILE_USER_MACHINE',
  /** ARN of the reconcile-group machine's alias. */
  reconcileGroupMachine: 'RECONCILE_GROUP_MACHINE',
  /** ARN of the reconcile-role machine's alias. */
  reconcileRoleMachine: 'RECONCILE_ROLE_MACHINE',
  /** ARN of the reconcile-all machine's alias. */
  reconcileAllMachine: 'RECONCILE_ALL_MACHINE',
  /** Executions of reconcile-user that may run at once; a quarter is kept for removals. */
  places: 'PLACES',
  /** Users who may begin in a second; a quarter is kept for removals. */
  begins: 'BEGINS',
} as const

export type SettingName = (typeof setting)[keyof typeof setting]

/** The value of a setting; throws `SettingMissing` when it is unset or empty. */
export function requireSetting(
  env: Readonly<Record<string, string | undefined>>,
  name: SettingName,
): string {
  const value = env[name]
  if (!value) throw new SettingMissing(name)
  return value
}

/**
 * The names of the four tables. Functions are given all four; their roles decide what they may do.
 */
export function tablesFrom(env: Readonly<Record<string, string | undefined>>) {
  return {
    leases: requireSetting(env, setting.leasesTable),
    grants: requireSetting(env, setting.grantsTable),
    directory: requireSetting(env, setting.directoryTable),
    audit: requireSetting(env, setting.auditTable),
  }
}

/** ARNs of the machines that functions start. */
export function machinesFrom(env: Readonly<Record<string, string | undefined>>) {
  return {
    reconcileUserMachine: requireSetting(env, setting.reconcileUserMachine),
    reconcileGroupMachine: requireSetting(env, setting.reconcileGroupMachine),
    reconcileRoleMachine: requireSetting(env, setting.reconcileRoleMachine),
    reconcileAllMachine: requireSetting(env, setting.reconcileAllMachine),
  }
}

/** How many executions of reconcile-user may run at once, and begin in a second. */
export function admissionFrom(env: Readonly<Record<string, string | undefined>>) {
  return {
    places: Number(requireSetting(env, setting.places)),
    begins: Number(requireSetting(env, setting.begins)),
  }
}
