/** The schemas of Rollcall's own events as JSON Schema, for whoever listens. */
import * as z from 'zod'
import { detailTypes } from './detail-types.ts'
import { type OwnEventKind, ownEventSchemas } from './schemas.ts'

/** Each file's name and text: `deny-list-full.schema.json` for the event `deny list full`. */
export function ownEventSchemaFiles(): ReadonlyArray<{
  readonly name: string
  readonly text: string
}> {
  return (Object.keys(ownEventSchemas) as OwnEventKind[]).map((kind) => {
    const title = `${detailTypes[kind]}: detail of an event of Rollcall's`
    const schema = { title, ...z.toJSONSchema(ownEventSchemas[kind]) }
    const name = `${kind.replaceAll(' ', '-')}.schema.json`
    return { name, text: `${JSON.stringify(schema, null, 2)}\n` }
  })
}
