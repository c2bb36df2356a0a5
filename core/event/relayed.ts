/** The allow-listed fields of an event that the hub's rules hand on: flat, and strings only. */

export interface RelayedField {
  /** Where EventBridge finds it in the event on the bus. */
  readonly path: string
  /**
   * `always`: every event that the rule matches has it. `optional`: some have it. What EventBridge
   * puts in place of a path that leads nowhere is not fully established, so readers take '', null
   * and absence for the same thing.
   */
  readonly presence: 'always' | 'optional'
}

export type RelayedFields = Readonly<Record<string, RelayedField>>

const always = (path: string): RelayedField => ({ path, presence: 'always' })
const optional = (path: string): RelayedField => ({ path, presence: 'optional' })

/** Of the envelope: the fields that EventBridge itself puts on every event. */
const envelope = {
  id: always('$.id'),
  detailType: always('$.detail-type'),
  source: always('$.source'),
  account: always('$.account'),
  time: always('$.time'),
  region: always('$.region'),
} satisfies RelayedFields

/** Of every CloudTrail record. */
const record = {
  ...envelope,
  eventSource: always('$.detail.eventSource'),
  eventName: always('$.detail.eventName'),
  eventId: always('$.detail.eventID'),
  errorCode: optional('$.detail.errorCode'),
} satisfies RelayedFields

/**
 * Of directory changes that CloudTrail tells: the ids, at the places where the three doors put
 * them. Names, emails and the changed values are left behind.
 */
export const directoryFields = {
  ...record,
  userId: optional('$.detail.requestParameters.userId'),
  groupId: optional('$.detail.requestParameters.groupId'),
  membershipId: optional('$.detail.requestParameters.membershipId'),
  /** Console: a flat string. */
  memberId: optional('$.detail.requestParameters.member.memberId'),
  /** Identity Store API: a nested object. */
  memberUserId: optional('$.detail.requestParameters.memberId.userId'),
  /** SCIM: the user or the group that the path names. */
  scimId: optional('$.detail.requestParameters.id'),
  /** SCIM: the user or the group that was made. */
  createdScimId: optional('$.detail.responseElements.id'),
  /** Console. */
  createdUser: optional('$.detail.responseElements.user.userId'),
  createdGroup: optional('$.detail.responseElements.group.groupId'),
  /** Identity Store API. */
  createdUserId: optional('$.detail.responseElements.userId'),
  createdGroupId: optional('$.detail.responseElements.groupId'),
  /** Account access: whom a role is assigned to. Places not established. */
  principalId: optional('$.detail.requestParameters.principalId'),
  principalType: optional('$.detail.requestParameters.principalType'),
} satisfies RelayedFields

/**
 * Of the Identity Store's own events, which carry no CloudTrail record: the ARNs of what changed.
 * How many there are is not established; three are enough for a membership, its group, its user.
 */
export const nativeDirectoryFields = {
  ...envelope,
  resource0: optional('$.resources[0]'),
  resource1: optional('$.resources[1]'),
  resource2: optional('$.resources[2]'),
} satisfies RelayedFields

/**
 * Of role assumptions. Left behind: session tokens, presigned URLs, user names, error messages,
 * user agents, session tags. Everything optional here is written between quotes by the transformer,
 * which does not escape: so nothing is taken whose text a caller chooses freely. Session names and
 * source identities are limited to `\w+=,.@-` by STS; the others are ids, ARNs and addresses.
 */
export const assumptionFields = {
  ...record,
  sharedEventId: optional('$.detail.sharedEventID'),
  recipientAccountId: optional('$.detail.recipientAccountId'),
  sourceIpAddress: optional('$.detail.sourceIPAddress'),
  invokedBy: optional('$.detail.userIdentity.invokedBy'),
  onBehalfOfUserId: optional('$.detail.userIdentity.onBehalfOf.userId'),
  roleArn: optional('$.detail.requestParameters.roleArn'),
  roleSessionName: optional('$.detail.requestParameters.roleSessionName'),
  sourceIdentity: optional('$.detail.requestParameters.sourceIdentity'),
  samlAssertionId: optional('$.detail.requestParameters.sAMLAssertionID'),
  samlProviderArn: optional('$.detail.requestParameters.principalArn'),
  oidcProvider: optional('$.detail.responseElements.provider'),
  audience: optional('$.detail.responseElements.audience'),
  assumedRoleArn: optional('$.detail.responseElements.assumedRoleUser.arn'),
  accessKeyId: optional('$.detail.responseElements.credentials.accessKeyId'),
  /** The portal's own names: a permission set, and the account it is used in. */
  portalRoleName: optional('$.detail.serviceEventDetails.role_name'),
  portalAccountId: optional('$.detail.serviceEventDetails.account_id'),
} satisfies RelayedFields

/**
 * Of web-identity assumptions that succeeded, for a rule whose pattern demands
 * `responseElements.subjectFromWebIdentityToken: [{ exists: true }]` (and the other rule its
 * absence). A subject is the issuer's free text: a git branch may hold a quotation mark, and
 * between unescaped quotes it would keep its own assumption out of the audit log. Where the path
 * always leads somewhere it can stand unquoted, and EventBridge writes it as a JSON string of its
 * own.
 */
export const webIdentityFields = {
  ...assumptionFields,
  subject: always('$.detail.responseElements.subjectFromWebIdentityToken'),
} satisfies RelayedFields

/** EventBridge's limits on one transformer (its API reference). */
export const transformerLimits = { paths: 100, templateCharacters: 8_192 } as const

export interface InputTransformer {
  readonly inputPathsMap: Readonly<Record<string, string>>
  readonly inputTemplate: string
}

/** The transformer that makes an event of a rule into its relayed form. */
export function inputTransformer(fields: RelayedFields): InputTransformer {
  const entries = Object.entries(fields)
  const members = entries.map(([name, { presence }]) => {
    const value = presence === 'always' ? `<${name}>` : `"<${name}>"`
    return `"${name}":${value}`
  })
  return {
    inputPathsMap: Object.fromEntries(entries.map(([name, { path }]) => [name, path])),
    inputTemplate: `{${members.join(',')}}`,
  }
}
