/** SCIM GetSchema: `GET /Schemas/{id}`. */
import { invalid } from '../errors.ts'
import type { ScimOperation } from './operation.ts'
import { schemas } from './schemas.ts'

/** Assumed: an unknown schema is answered 400 (the guide lists no 404 for GetSchema). */
export const getSchema: ScimOperation = {
  eventName: 'GetSchema',
  readOnly: true,
  run({ id }) {
    const schema = schemas.find((known) => known.id === id)
    if (!schema) throw invalid('Specified schema does not exist.')
    return { status: 200, body: schema }
  },
}
