/** The names of actions and condition keys that policies may use, out of the generated table. */
import { readFileSync } from 'node:fs'

interface ServiceNames {
  /** Separated by spaces. */
  readonly actions: string
  /** Types by key; a key may hold `${...}` for what the policy's author chooses. */
  readonly conditionKeys: Readonly<Record<string, string>>
}

interface Names {
  readonly serviceNames: string
  readonly globalKeys: Readonly<Record<string, string>>
  readonly services: Readonly<Record<string, ServiceNames>>
}

const table: Names = JSON.parse(
  readFileSync(new URL('../actions.generated.json', import.meta.url), 'utf8'),
)

const services = new Set(table.serviceNames.split(' '))

const actions = new Map(
  Object.entries(table.services).map(([service, names]) => [
    service,
    names.actions.toLowerCase().split(' '),
  ]),
)

export function isService(prefix: string): boolean {
  return services.has(prefix)
}

/** Actions of a service in lower case; undefined for a service whose actions are not kept here. */
export function actionsOf(service: string): readonly string[] | undefined {
  return actions.get(service)
}

interface KnownKey {
  readonly pattern: RegExp
  readonly type: string
}

const keys = new Map<string, readonly KnownKey[]>([
  ['aws', knownKeys(table.globalKeys)],
  ...Object.entries(table.services).map(
    ([service, { conditionKeys }]) => [service, knownKeys(conditionKeys)] as const,
  ),
])

/** Keys of identity providers' tokens stand among those of STS. */
const providerKeys = keys.get('sts') ?? []

function knownKeys(types: Readonly<Record<string, string>>): KnownKey[] {
  return Object.entries(types).map(([key, type]) => {
    const source = key
      .split(/\$\{[^}]*\}|(?<=\/)tag-key$/)
      .map((text) => text.replace(/[.*+?^()|[\]\\/]/g, '\\$&'))
      .join('.+')
    return { pattern: new RegExp(`^${source}$`, 'i'), type }
  })
}

/**
 * The type of a key, for example `ArrayOfString`. `unchecked` for keys of services whose names are
 * not kept here; undefined for a key that does not exist.
 */
export function typeOfKey(key: string): string | undefined {
  const prefix = key.slice(0, key.indexOf(':')).toLowerCase()
  const known = keys.get(prefix) ?? (prefix.includes('.') ? providerKeys : undefined)
  const found = [...(known ?? []), ...providerKeys].find(({ pattern }) => pattern.test(key))
  if (found) return found.type
  return !known && services.has(prefix) ? 'unchecked' : undefined
}
