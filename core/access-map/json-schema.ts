/** The shape of `access.yaml` as JSON Schema: editors complete and check with it. */
import * as z from 'zod'
import { AccessFile } from './shape.ts'

/** The text of `access.schema.json`. Checks that span several keys are not in it. */
export function accessSchemaText(): string {
  const schema = z.toJSONSchema(AccessFile, { io: 'input' })
  return `${JSON.stringify({ title: 'Access map of Rollcall', ...schema }, null, 2)}\n`
}
