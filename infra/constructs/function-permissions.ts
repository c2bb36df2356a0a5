/** What each of the hub functions may do, action by action; a proof takes each away in turn. */
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { archives } from './archive-permissions.ts'
import {
  asksQuotas,
  assignsInSteps,
  comparesAssignments,
  countsUses,
  describesDomains,
  ssoDomains,
} from './domain-permissions.ts'
import {
  beginsSteps,
  looksAtProfiles,
  looksAtSteps,
  publishesOwnEvents,
  readsIdentityStore,
  removesData,
  writesDenyPolicies,
} from './permissions.ts'
import { may, mayReadIndex, type Tables } from './tables.ts'
import { seesToWork } from './work-permissions.ts'

interface Given {
  readonly map: AccessMap
  readonly tables: Tables
  /** Starts the machines of a user and of a group. */
  readonly starts: PolicyStatement
  /** Starts the machine of a user alone. */
  readonly startsUsers: PolicyStatement
  /** Starts the writing of a role's Deny list. */
  readonly startsRoles: PolicyStatement
  /** Starts the full reconciliation. */
  readonly startsAll: PolicyStatement
}

/** Functions that look at groups and at everybody, and the sweep. */
export function permissionsOnGroups({ map, tables, starts, startsRoles, startsAll }: Given) {
  const { leases, grants, directory } = tables
  const readsGroups = [
    may(leases, 'GetItem', 'UpdateItem'),
    may(directory, 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
    starts,
  ]
  const ofOneGroup = readsIdentityStore(map, 'DescribeGroup', 'ListGroupMemberships')
  return {
    requestReconciliation: [
      ...readsGroups,
      ofOneGroup,
      may(directory, 'GetItem'),
      mayReadIndex(directory, 'membership'),
    ],
    readGroup: [...readsGroups, ofOneGroup],
    compareEveryone: [
      ...readsGroups,
      may(leases, 'BatchGetItem'),
      may(directory, 'Scan'),
      mayReadIndex(grants, 'profile', 'Scan'),
      readsIdentityStore(map, 'DescribeGroup', 'GetGroupId', 'ListGroupMemberships', 'ListUsers'),
      looksAtProfiles(map),
      describesDomains(map),
      ...comparesAssignments(map),
      asksQuotas(map),
      countsUses(),
      publishesOwnEvents(map),
      startsRoles,
    ],
    sweepLeases: [
      may(leases, 'UpdateItem'),
      mayReadIndex(leases, 'due'),
      mayReadIndex(leases, 'holding'),
      starts,
      startsRoles,
      startsAll,
    ],
  }
}

/** Only where there are SSO-mode domains. */
function ifSso<One>(map: AccessMap, one: One): One[] {
  return ssoDomains(map).length === 0 ? [] : [one]
}

/** The function that writes the Deny list of one role. */
export function permissionsOnRoles({ map, tables }: Pick<Given, 'map' | 'tables'>) {
  return {
    writeDenyList: [
      may(tables.leases, 'GetItem', 'UpdateItem'),
      may(tables.grants, 'Query'),
      writesDenyPolicies(map),
      publishesOwnEvents(map),
    ],
  }
}

/** Functions that work on one user, and the recorder of role assumptions. */
export function permissionsOnUsers({
  map,
  tables,
  startsUsers,
  startsRoles,
}: Pick<Given, 'map' | 'tables' | 'startsUsers' | 'startsRoles'>) {
  const { leases, grants, directory, audit } = tables
  return {
    planAccess: [
      may(leases, 'BatchGetItem', 'UpdateItem'),
      may(directory, 'BatchGetItem', 'UpdateItem'),
      may(grants, 'Query', ...ifSso(map, 'GetItem' as const)),
      readsIdentityStore(map, 'DescribeUser', 'GetGroupId', 'IsMemberInGroups'),
      ...ifSso(map, readsIdentityStore(map, 'GetUserId')),
      ...ifSso(map, startsUsers),
      looksAtProfiles(map),
      publishesOwnEvents(map),
    ],
    applyStep: [
      may(leases, 'UpdateItem', 'ConditionCheckItem'),
      may(grants, 'PutItem', 'DeleteItem'),
      may(directory, 'UpdateItem'),
      ...beginsSteps(map),
      ...ifSso(map, readsIdentityStore(map, 'DescribeUser')),
      ...assignsInSteps(map),
      asksQuotas(map),
      startsRoles,
    ],
    lookAtStep: [
      may(leases, 'UpdateItem'),
      may(grants, 'PutItem', 'DeleteItem'),
      may(directory, 'PutItem', 'UpdateItem'),
      ...looksAtSteps(map),
      ...seesToWork(map),
      publishesOwnEvents(map),
      startsRoles,
    ],
    lookAtData: [
      may(leases, 'UpdateItem'),
      may(grants, 'PutItem', ...ifSso(map, 'DeleteItem' as const)),
      may(directory, 'PutItem', 'UpdateItem'),
      ...looksAtSteps(map),
      ...removesData(map),
      describesDomains(map),
      ...archives(map),
      publishesOwnEvents(map),
    ],
    releaseLease: [may(leases, 'UpdateItem'), may(directory, 'PutItem', 'UpdateItem')],
    recordRoleAssumption: [
      may(grants, 'Query'),
      mayReadIndex(grants, 'profile'),
      may(audit, 'PutItem'),
      publishesOwnEvents(map),
    ],
  }
}
