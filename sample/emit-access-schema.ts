/** Writes `access.schema.json` beside the sample's map: `node sample/emit-access-schema.ts`. */
import { writeFileSync } from 'node:fs'
import { accessSchemaText } from '../core/access-map/json-schema.ts'

writeFileSync(new URL('./access.schema.json', import.meta.url), accessSchemaText())
