/** Writes `docs/events/*.schema.json`: `node sample/emit-event-schemas.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { ownEventSchemaFiles } from '../core/own-events/json-schema.ts'

const folder = new URL('../docs/events/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const { name, text } of ownEventSchemaFiles()) writeFileSync(new URL(name, folder), text)
