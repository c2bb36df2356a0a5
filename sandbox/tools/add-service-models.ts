/**
 * Adds to `models/service-models.json` the operations that the sandbox answers and the file lacks,
 * read from botocore's data: `npm run models -- <folder of botocore>/data`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { services } from '../index.generated.ts'
import { sdkSchemas } from '../shapes/sdk-schemas.ts'
import { type BotocoreModel, botocoreOperation } from './botocore-model.ts'

/** Services whose folder in botocore has another name. */
const folders: Readonly<Record<string, string>> = {
  servicequotas: 'service-quotas',
  states: 'stepfunctions',
  tagging: 'resourcegroupstaggingapi',
}

interface Models {
  readonly _source: string
  readonly services: Record<
    string,
    { readonly operations: Record<string, object>; readonly shapes: Record<string, object> }
  >
}

const file = new URL('../models/service-models.json', import.meta.url)
const [data] = process.argv.slice(2)
if (data === undefined) throw new Error('name the data folder of botocore')
const models: Models = JSON.parse(readFileSync(file, 'utf8'))
// Requests are held to the SDK's schemas together with the model, or to neither.
const modelled = services.filter(({ definition }) => sdkSchemas(definition.name))
const added = modelled.flatMap(({ definition, actions }) =>
  addMissing(definition.name, Object.keys(actions)),
)
writeFileSync(file, `${JSON.stringify(models, null, 1)}\n`)
process.stdout.write(`added ${added.length}: ${added.join(', ')}\n`)

function addMissing(name: string, actions: readonly string[]): string[] {
  const known = models.services[name]?.operations ?? {}
  const missing = actions.filter((action) => !known[action])
  const model = missing.length === 0 ? undefined : readModel(folders[name] ?? name)
  if (!model) return []
  models.services[name] ??= { operations: {}, shapes: {} }
  const service = models.services[name]
  return missing.flatMap((action) => {
    const found = botocoreOperation(model, action)
    if (!found) return []
    service.operations[action] = found.operation
    for (const [shape, constraints] of Object.entries(found.shapes))
      service.shapes[shape] ??= constraints
    return [`${name} ${action}`]
  })
}

/** Undefined for a service that has no public API. */
function readModel(folder: string): BotocoreModel | undefined {
  const versions = readdirSync(data ?? '').includes(folder) && readdirSync(join(`${data}`, folder))
  if (!versions) return undefined
  const path = join(`${data}`, folder, versions.toSorted().at(-1) ?? '', 'service-2.json.gz')
  return JSON.parse(gunzipSync(readFileSync(path)).toString())
}
