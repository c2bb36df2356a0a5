/** The SCIM attributes Identity Center knows, and how they are called in the Identity Store API. */

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const LIST_RESPONSE_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** Where the Identity Store API keeps the enterprise attributes (form of the name: its model). */
export const ENTERPRISE_EXTENSION = 'aws:identitystore:enterprise'

/*
 * The lists below are those of the developer guide, "Limitations from SCIM specification"
 * (https://docs.aws.amazon.com/singlesignon/latest/developerguide/limitations.html).
 */

export const simpleAttributes = [
  'userName',
  'displayName',
  'nickName',
  'profileUrl',
  'title',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
] as const

export const nameParts = [
  'formatted',
  'familyName',
  'givenName',
  'middleName',
  'honorificPrefix',
  'honorificSuffix',
] as const

/** Lists of at most one entry each, with the sub-attributes of an entry. */
export const listAttributes: Readonly<Record<string, readonly string[]>> = {
  emails: ['value', 'type', 'primary'],
  addresses: [
    'formatted',
    'streetAddress',
    'locality',
    'region',
    'postalCode',
    'country',
    'type',
    'primary',
  ],
  phoneNumbers: ['value', 'type', 'primary'],
  roles: ['value', 'type', 'primary'],
}

export const enterpriseAttributes = [
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
  'manager',
] as const

/** In the Identity Store API, but not in SCIM: a SCIM write leaves them as they are (assumed). */
export const apiOnlyAttributes = ['Photos', 'Website', 'Birthdate'] as const

/** In SCIM, but not in Identity Center. */
export const unsupportedAttributes = [
  'password',
  'ims',
  'photos',
  'x509Certificates',
  'entitlements',
  'groups',
] as const

const known: readonly string[] = [
  'id',
  'meta',
  'schemas',
  'externalId',
  'active',
  'name',
  ...simpleAttributes,
  ...Object.keys(listAttributes),
  ...unsupportedAttributes,
  ENTERPRISE_SCHEMA,
]

const canonical = new Map(known.map((name) => [name.toLowerCase(), name]))

/** The attribute's own spelling (SCIM names ignore case), or undefined for an unknown one. */
export function canonicalAttribute(name: string): string | undefined {
  const stripped = name.toLowerCase().startsWith(`${USER_SCHEMA.toLowerCase()}:`)
    ? name.slice(USER_SCHEMA.length + 1)
    : name
  return canonical.get(stripped.toLowerCase())
}

/** `userName` to `UserName`: the Identity Store API calls every attribute the same but for this. */
export function apiName(scimName: string): string {
  return scimName.charAt(0).toUpperCase() + scimName.slice(1)
}

export function scimName(apiAttribute: string): string {
  return apiAttribute.charAt(0).toLowerCase() + apiAttribute.slice(1)
}
