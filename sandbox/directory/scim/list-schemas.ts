/** SCIM ListSchemas: `GET /Schemas`. */
import type { ScimOperation } from './operation.ts'
import { LIST_RESPONSE_SCHEMA } from './schema.ts'
import { schemas } from './schemas.ts'

export const listSchemas: ScimOperation = {
  eventName: 'ListSchemas',
  readOnly: true,
  run: () => ({
    status: 200,
    body: {
      schemas: [LIST_RESPONSE_SCHEMA],
      totalResults: schemas.length,
      itemsPerPage: schemas.length,
      startIndex: 1,
      Resources: schemas,
    },
  }),
}
