/** The schemas that `/Schemas` describes, made from the attributes the sandbox takes. */
import type { JsonObject } from './json.ts'
import {
  ENTERPRISE_SCHEMA,
  enterpriseAttributes,
  GROUP_SCHEMA,
  listAttributes,
  nameParts,
  simpleAttributes,
  USER_SCHEMA,
} from './schema.ts'

/**
 * The members of an attribute are those of the developer guide's excerpt of GetSchema; the guide
 * shows one attribute only, so which others AWS lists, and how, is not established.
 */
function attribute(name: string, changes: JsonObject = {}): JsonObject {
  return {
    name,
    type: 'string',
    multiValued: false,
    description: '',
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...changes,
  }
}

function complex(name: string, parts: readonly string[], multiValued: boolean): JsonObject {
  const subAttributes = parts.map((part) =>
    attribute(part, part === 'primary' ? { type: 'boolean' } : {}),
  )
  return attribute(name, { type: 'complex', multiValued, subAttributes })
}

const unique = { required: true, uniqueness: 'server' }

export const schemas: readonly JsonObject[] = [
  {
    id: USER_SCHEMA,
    name: 'User',
    description: 'User Account',
    attributes: [
      ...simpleAttributes.map((name) => attribute(name, name === 'userName' ? unique : {})),
      attribute('active', { type: 'boolean' }),
      complex('name', nameParts, false),
      ...Object.entries(listAttributes).map(([name, parts]) => complex(name, parts, true)),
    ],
  },
  {
    id: GROUP_SCHEMA,
    name: 'Group',
    description: 'Group',
    attributes: [
      attribute('displayName', unique),
      complex('members', ['value', '$ref', 'type'], true),
    ],
  },
  {
    id: ENTERPRISE_SCHEMA,
    name: 'EnterpriseUser',
    description: 'Enterprise User',
    attributes: enterpriseAttributes.map((name) =>
      name === 'manager' ? complex(name, ['value', '$ref'], false) : attribute(name),
    ),
  },
]
