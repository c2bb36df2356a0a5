/** SCIM ListResourceTypes: `GET /ResourceTypes`. */
import type { ScimOperation } from './operation.ts'
import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, LIST_RESPONSE_SCHEMA, USER_SCHEMA } from './schema.ts'

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:ResourceType']

export const listResourceTypes: ScimOperation = {
  eventName: 'ListResourceTypes',
  readOnly: true,
  run({ baseUrl }) {
    const meta = (name: string) => ({
      resourceType: 'ResourceType',
      location: `${baseUrl}/ResourceTypes/${name}`,
    })
    const user = {
      schemas,
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'User Account',
      schema: USER_SCHEMA,
      schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: true }],
      meta: meta('User'),
    }
    const group = {
      schemas,
      id: 'Group',
      name: 'Group',
      endpoint: '/Groups',
      description: 'Group',
      schema: GROUP_SCHEMA,
      meta: meta('Group'),
    }
    const Resources = [user, group]
    return {
      status: 200,
      body: {
        schemas: [LIST_RESPONSE_SCHEMA],
        totalResults: 2,
        itemsPerPage: 2,
        startIndex: 1,
        Resources,
      },
    }
  },
}
