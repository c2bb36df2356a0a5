/** Changes to a user's attributes as the Identity Store API and the console make them. */
import { invalid } from './errors.ts'
import type { UserAttributes } from './types.ts'

export interface AttributeOperation {
  /** For example `displayName`, `name.familyName`, `aws:identitystore:enterprise.division`. */
  readonly AttributePath: string
  /** Absent or null removes the attribute. */
  readonly AttributeValue?: unknown
}

/**
 * Throws `ValidationException` for a user without what the API requires. The sentence ("userName is
 * a required attribute") is the one that tests of other tools assert.
 */
export function requireUserAttributes(attributes: Partial<UserAttributes>): UserAttributes {
  const { UserName, DisplayName, Name } = attributes
  if (UserName === undefined) throw required('userName')
  if (DisplayName === undefined) throw required('displayName')
  if (Name?.GivenName === undefined) throw required('givenName')
  if (Name.FamilyName === undefined) throw required('familyName')
  return { ...attributes, UserName }
}

/** The attributes within a request; what the API does not know is ignored, as AWS does. */
export function givenAttributes(
  request: Readonly<Record<string, unknown>>,
): Partial<UserAttributes> {
  const given = [...changeable, 'Extensions'].filter((name) => request[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, request[name]]))
}

/** Throws `ValidationException` for a user whose name was taken away. */
export function requireUserName(attributes: Readonly<Record<string, unknown>>): UserAttributes {
  const { UserName } = attributes
  if (typeof UserName !== 'string') throw required('userName')
  return { ...attributes, UserName }
}

/** A changed copy; whether its values are well formed is for the caller to check. */
export function withOperations(
  attributes: UserAttributes,
  operations: readonly AttributeOperation[],
): Readonly<Record<string, unknown>> {
  return operations.reduce<Readonly<Record<string, unknown>>>(
    (changed, { AttributePath, AttributeValue }) => {
      const steps = stepsOf(AttributePath)
      const isExtension = steps[0] === 'Extensions'
      return set(changed, steps, isExtension ? AttributeValue : apiValue(AttributeValue))
    },
    attributes,
  )
}

function stepsOf(path: string): readonly string[] {
  const extension = /^(aws:identitystore:[a-z]+)(?:\.(.+))?$/.exec(path)
  const [, name, rest] = extension ?? []
  if (name !== undefined) return ['Extensions', name, ...(rest?.split('.') ?? [])]
  const steps = path.split('.').map(apiName)
  const [first = ''] = steps
  if (!changeable.includes(first)) throw invalid(`The attribute path ${path} is not supported.`)
  return steps
}

/** The members of `CreateUser`. `UserStatus` is none: only SCIM and the console change it. */
const changeable = [
  'UserName',
  'Name',
  'DisplayName',
  'NickName',
  'ProfileUrl',
  'Emails',
  'Addresses',
  'PhoneNumbers',
  'UserType',
  'Title',
  'PreferredLanguage',
  'Locale',
  'Timezone',
  'Photos',
  'Website',
  'Birthdate',
  'Roles',
]

function set(
  target: Readonly<Record<string, unknown>>,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const { [step]: former, ...others } = target
  if (rest.length === 0)
    return value === undefined || value === null ? others : { ...target, [step]: value }
  const inner =
    typeof former === 'object' && former !== null && !Array.isArray(former) ? former : {}
  return { ...target, [step]: set({ ...inner }, rest, value) }
}

/** Documents may spell their members with a small first letter; the store spells them large. */
function apiValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.map(apiValue)
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [apiName(name), apiValue(item)]),
  )
}

function apiName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function required(attribute: string): Error {
  return invalid(`${attribute} is a required attribute`)
}
