/** What CloudTrail writes of each operation that leaves a record here, one row an operation. */

/** Top-level members; a row's record may lack some of them. None: the record has null. */
type Members = readonly string[]

export interface Row {
  /** As in the record; EventBridge keeps read-only records from ordinary rules. */
  readonly readOnly: boolean
  /** `model`: the members of the API's request in camel case. */
  readonly requestParameters: Members | 'model'
  /** Of a success; a failure has null. `model`: the members of the API's answer in camel case. */
  readonly responseElements: Members | 'model'
  /**
   * Where the row is from: a published record (its file in test/fixtures/events), the
   * documentation, or inferred from its neighbours and the API's model.
   */
  readonly ground: string
}

type Rows = Readonly<Record<string, Row>>

const inferred = 'inferred'

function read(requestParameters: Members | 'model', ground = inferred): Row {
  return { readOnly: true, requestParameters, responseElements: [], ground }
}

function write(
  requestParameters: Members | 'model',
  responseElements: Members | 'model',
  ground = inferred,
): Row {
  return { readOnly: false, requestParameters, responseElements, ground }
}

function each(names: readonly string[], row: Row): Rows {
  return Object.fromEntries(names.map((name) => [name, row]))
}

const scimResource = ['id', 'meta', 'schemas', 'displayName']
const scimUser = [
  ...scimResource,
  ...['active', 'userName', 'name', 'emails', 'addresses', 'phoneNumbers', 'title', 'userType'],
  ...['nickName', 'profileUrl', 'locale', 'timezone', 'preferredLanguage', 'photos', 'roles'],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
]

const scim: Rows = {
  CreateUser: write(['tenantId', 'httpBody'], scimUser, 's01'),
  PutUser: write(['tenantId', 'id', 'httpBody'], []),
  PatchUser: write(['tenantId', 'id', 'httpBody'], [], 's04 (a failure)'),
  DeleteUser: write(['tenantId', 'id'], []),
  CreateGroup: write(['tenantId', 'httpBody'], scimResource, 's03 (a failure)'),
  PatchGroup: write(['tenantId', 'id', 'httpBody'], [], 's02 (a failure)'),
  DeleteGroup: write(['tenantId', 'id'], []),
  ...each(['GetUser', 'GetGroup', 'GetSchema'], read(['tenantId', 'id'])),
  ...each(['ListUsers', 'ListGroups'], read(['tenantId', 'filter', 'count'])),
  ...each(
    ['ListSchemas', 'ListResourceTypes', 'ServiceProviderConfig'],
    read(['tenantId', 'filter', 'count']),
  ),
}

const consoleUser = ['identityStoreId', 'userId']
const consoleMembership = ['identityStoreId', 'groupId', 'member']

const console: Rows = {
  AddMemberToGroup: write(consoleMembership, [], 's05'),
  RemoveMemberFromGroup: write(consoleMembership, []),
  CreateGroup: write('model', ['group'], 's06'),
  UpdateGroup: write('model', []),
  DeleteGroup: write(['identityStoreId', 'groupId'], []),
  CreateUser: write('model', ['user']),
  UpdateUser: write('model', []),
  DeleteUser: write(consoleUser, []),
  DisableUser: write(consoleUser, [], 's07, s08'),
  EnableUser: write(consoleUser, [], 's08'),
}

const identityStore: Rows = {
  CreateGroupMembership: write(['identityStoreId', 'groupId', 'memberId'], 'model', 's09'),
  DeleteGroupMembership: write(['identityStoreId', 'membershipId'], []),
  ...each(
    ['CreateUser', 'UpdateUser', 'DeleteUser', 'CreateGroup', 'UpdateGroup', 'DeleteGroup'],
    write('model', 'model'),
  ),
  ...each(['DescribeUser', 'DescribeGroup', 'DescribeGroupMembership'], read('model')),
  ...each(['GetUserId', 'GetGroupId', 'GetGroupMembershipId', 'IsMemberInGroups'], read('model')),
  ...each(
    ['ListUsers', 'ListGroups', 'ListGroupMemberships', 'ListGroupMembershipsForMember'],
    read('model'),
  ),
}

const assumeRole = [
  ...['roleArn', 'roleSessionName', 'sourceIdentity', 'durationSeconds', 'serialNumber'],
  ...['externalId', 'policy', 'policyArns', 'principalTags', 'transitiveTagKeys'],
]
const assumed = ['credentials', 'assumedRoleUser', 'sourceIdentity', 'packedPolicySize']

/** Read-only, and yet the answer stands in the record, without the secret key. */
function assumption(requestParameters: Members, more: Members, ground: string): Row {
  return { readOnly: true, requestParameters, responseElements: [...assumed, ...more], ground }
}

const sts: Rows = {
  AssumeRole: assumption(assumeRole, [], 's14, s15, s16'),
  AssumeRoleWithWebIdentity: assumption(
    assumeRole,
    ['subjectFromWebIdentityToken', 'provider', 'audience'],
    's10, s11',
  ),
  AssumeRoleWithSAML: assumption(
    [...assumeRole, 'sAMLAssertionID', 'principalArn'],
    ['subject', 'subjectType', 'issuer', 'audience', 'nameQualifier'],
    's12, s13',
  ),
  GetCallerIdentity: read([]),
}

/** Operations by their names; which are reads is documented, the rest is inferred. */
function byName(name: string): Row {
  return /^(Describe|List|Search)/.test(name) ? read('model') : write('model', 'model')
}

/** Writes of policies leave their documents in the record; only a new version is answered. */
const iam: Rows = {
  ...each(['GetRole', 'ListRoles', 'GetPolicy', 'ListPolicies'], read('model')),
  ...each(['GetRolePolicy', 'ListRolePolicies', 'ListAttachedRolePolicies'], read('model')),
  ...each(['GetPolicyVersion', 'ListPolicyVersions'], read('model')),
  ...each(['PutRolePolicy', 'DeleteRolePolicy'], write('model', [])),
  ...each(['AttachRolePolicy', 'DetachRolePolicy'], write('model', [])),
  CreatePolicyVersion: write('model', ['policyVersion']),
  ...each(['DeletePolicyVersion', 'SetDefaultPolicyVersion'], write('model', [])),
}

/** The access portal's and SSO Admin's: both write under one event source. */
const identityCenter: Rows = {
  GetRoleCredentials: read([], 's13'),
  ...each(['CreateApplicationAssignment', 'DeleteApplicationAssignment'], write('model', [])),
  PutApplicationAssignmentConfiguration: write('model', []),
  ...each(
    [
      ...['ListInstances', 'ListApplications', 'DescribeApplication', 'ListApplicationAssignments'],
      ...['DescribeApplicationAssignment', 'ListApplicationAssignmentsForPrincipal'],
      'GetApplicationAssignmentConfiguration',
    ],
    read('model'),
  ),
}

const serviceQuotas: Rows = each(
  ['GetServiceQuota', 'GetAWSDefaultServiceQuota', 'ListServiceQuotas'],
  read('model'),
)

const sources: Readonly<Record<string, Rows>> = {
  'identitystore-scim.amazonaws.com': scim,
  'sso-directory.amazonaws.com': console,
  'identitystore.amazonaws.com': identityStore,
  'sts.amazonaws.com': sts,
  'iam.amazonaws.com': iam,
  'servicequotas.amazonaws.com': serviceQuotas,
  'tagging.amazonaws.com': { GetResources: read('model') },
  'sso.amazonaws.com': identityCenter,
}

const byTheirNames = ['sagemaker.amazonaws.com', 'datasync.amazonaws.com']

/** Undefined for an operation that leaves no record here. */
export function rowOf(eventSource: string, eventName: string): Row | undefined {
  if (byTheirNames.includes(eventSource)) return byName(eventName)
  const rows = sources[eventSource]
  return rows && Object.hasOwn(rows, eventName) ? rows[eventName] : undefined
}

/** Whether the operation's records are read-only. */
export function isReadOnly(eventSource: string, eventName: string): boolean {
  return rowOf(eventSource, eventName)?.readOnly ?? false
}

/** Every row with its source and name, SageMaker's and DataSync's aside. */
export function allRows(): ReadonlyArray<readonly [eventSource: string, name: string, row: Row]> {
  return Object.entries(sources).flatMap(([source, rows]) =>
    Object.entries(rows).map(([name, row]) => [source, name, row] as const),
  )
}
