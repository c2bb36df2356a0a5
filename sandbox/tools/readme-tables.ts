/** Writes the tables of `sandbox/README.md` out of the code, between their marks. */
import type { Service } from '../endpoint/service-table.ts'
import type { ResourceType } from '../resources/resource-type.ts'

export interface Features {
  readonly services: readonly Service[]
  readonly resourceTypes: readonly ResourceType[]
  /** Fields by state type. */
  readonly states: Readonly<Record<string, readonly string[]>>
  /** Arguments by task resource. */
  readonly tasks: Readonly<Record<string, readonly string[]>>
}

/** The page with each `<!-- table: name -->` ... `<!-- end of table -->` written anew. */
export function withTables(page: string, features: Features): string {
  return page.replace(
    /(<!-- table: (\w+) -->\n)[\s\S]*?(<!-- end of table -->)/g,
    (_match, begin: string, name: string, end: string) =>
      `${begin}\n${tableOf(name, features)}\n\n${end}`,
  )
}

function tableOf(name: string, features: Features): string {
  const { services, resourceTypes, states, tasks } = features
  if (name === 'services') return table(['service', 'protocol', 'actions'], serviceRows(services))
  if (name === 'resources') {
    const head = ['resource type', 'properties with effect', 'accepted without effect']
    return table(head, resourceTypes.map(resourceRow))
  }
  if (name === 'states') return table(['state', 'fields'], namedLists(states))
  if (name === 'tasks') return table(['task resource', 'arguments'], namedLists(tasks))
  throw new Error(`sandbox/README.md asks for a table "${name}", which nothing writes`)
}

function serviceRows(services: readonly Service[]): string[][] {
  return services.map(({ definition, actions }) => [
    code(definition.name),
    definition.protocol,
    codes(Object.keys(actions)),
  ])
}

function namedLists(lists: Readonly<Record<string, readonly string[]>>): string[][] {
  return Object.entries(lists).map(([name, items]) => [code(name), codes(items)])
}

function resourceRow({ type, honoured, withoutEffect }: ResourceType): string[] {
  return [code(type), codes(honoured), codes(Object.keys(withoutEffect))]
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function codes(names: readonly string[]): string {
  return names.map(code).join(', ')
}

function code(name: string): string {
  return `\`${name}\``
}
