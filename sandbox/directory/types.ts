/** What an identity store holds, in the nouns of the Identity Store API. */

/** `d-` and 10 hexadecimal digits, or a UUID. */
export type IdentityStoreId = string

export type UserStatus = 'ENABLED' | 'DISABLED'

export interface ExternalId {
  readonly Issuer: string
  readonly Id: string
}

/** An entry of a multi-valued attribute; Identity Center keeps at most one of each kind. */
export interface AttributeEntry {
  readonly Value?: string
  readonly Type?: string
  readonly Primary?: boolean
  readonly [subAttribute: string]: string | boolean | undefined
}

/** The attributes of a user as `CreateUser` takes and `DescribeUser` answers them. */
export interface UserAttributes {
  readonly UserName: string
  readonly DisplayName?: string
  readonly Name?: Readonly<Record<string, string>>
  readonly Emails?: readonly AttributeEntry[]
  readonly PhoneNumbers?: readonly AttributeEntry[]
  readonly Addresses?: readonly AttributeEntry[]
  readonly Roles?: readonly AttributeEntry[]
  readonly NickName?: string
  readonly ProfileUrl?: string
  readonly UserType?: string
  readonly Title?: string
  readonly PreferredLanguage?: string
  readonly Locale?: string
  readonly Timezone?: string
  /** Extension name (`aws:identitystore:enterprise`) to its document. */
  readonly Extensions?: Readonly<Record<string, unknown>>
  readonly [attribute: string]: unknown
}

/** Who wrote something and when; times in milliseconds since 1970. */
export interface Written {
  /** Rises with every thing made in a store: lists are in this order and cursors point into it. */
  readonly sequence: number
  readonly createdAt: number
  readonly createdBy: string
  readonly updatedAt: number
  readonly updatedBy: string
}

export interface DirectoryUser extends Written {
  readonly userId: string
  readonly status: UserStatus
  readonly externalIds: readonly ExternalId[]
  readonly attributes: UserAttributes
}

export interface DirectoryGroup extends Written {
  readonly groupId: string
  readonly displayName: string
  readonly description?: string
  readonly externalIds: readonly ExternalId[]
}

export interface DirectoryMembership extends Written {
  readonly membershipId: string
  readonly groupId: string
  readonly userId: string
}

/** The author of a change: the id of a SCIM token, or the ARN of a caller. */
export interface Author {
  readonly by: string
  readonly atMs: number
}

/** One way in for a SCIM provider: the tenant is the path segment of its endpoint. */
export interface ScimConnection {
  readonly tenantId: string
  /** Stands in CloudTrail records as `accessKeyId`. */
  readonly tokenId: string
  /** The bearer token itself. */
  readonly token: string
  readonly identityStoreId: IdentityStoreId
}
