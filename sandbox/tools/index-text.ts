/**
 * Writes the text of `sandbox/index.generated.ts`: every service, action and resource type found.
 *
 * An action is a file directly in `sandbox/services/<service>/` that declares
 * `export const action` or `export const <file name in camelCase>`; its operation is the file's
 * name in PascalCase. Other files there are helpers. A folder without `service.ts` is no service.
 * A resource type is a file of `sandbox/resources/` that declares `export const resource`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Words that AWS writes in capitals in names of operations. */
const capitals: Readonly<Record<string, string>> = {
  aws: 'AWS',
  mfa: 'MFA',
  ml: 'ML',
  saml: 'SAML',
}

interface Found {
  /** Relative to the sandbox's folder. */
  readonly path: string
  /** The exported constant. */
  readonly exported: string
  /** Its name in the index. */
  readonly local: string
}

/** The text for what `sandboxFolder` holds. Equal folders give equal text. */
export function indexText(sandboxFolder: string): string {
  const services = folders(join(sandboxFolder, 'services')).filter((name) =>
    existsSync(join(sandboxFolder, 'services', name, 'service.ts')),
  )
  const found = services.map((name) => ({ name, actions: actionsOf(sandboxFolder, name) }))
  const resources = resourcesOf(sandboxFolder)
  const imports = [
    ...found.flatMap(({ name, actions }) => [
      ...actions.map(({ operation: _operation, ...one }) => one),
      { path: `services/${name}/service.ts`, exported: 'service', local: serviceName(name) },
    ]),
    ...resources,
  ]
  return [
    '/** Every service, action and resource type of the sandbox. Written by `npm run generate`. */',
    "import type { Service } from './endpoint/service-table.ts'",
    "import type { ResourceType } from './resources/resource-type.ts'",
    ...imports.map(importLine),
    '',
    'export const services: readonly Service[] = [',
    ...found.flatMap(({ name, actions }) => [
      `  {\n    definition: ${serviceName(name)},\n    actions: {`,
      ...actions.map(({ operation, local }) => `      ${operation}: ${local},`),
      '    },\n  },',
    ]),
    ']',
    '',
    'export const resourceTypes: readonly ResourceType[] = [',
    ...resources.map(({ local }) => `  ${local},`),
    ']',
    '',
  ].join('\n')
}

function actionsOf(
  sandboxFolder: string,
  service: string,
): Array<Found & { readonly operation: string }> {
  return sources(join(sandboxFolder, 'services', service)).flatMap((file) => {
    const words = file.slice(0, -'.ts'.length).split('-')
    const operation = words.map((word) => capitals[word] ?? capitalised(word)).join('')
    const text = readFileSync(join(sandboxFolder, 'services', service, file), 'utf8')
    const exported = [
      'action',
      uncapitalised(words.map(capitalised).join('')),
      uncapitalised(operation),
    ].find((name) => new RegExp(`^export const ${name}\\b`, 'm').test(text))
    if (file === 'service.ts' || !exported) return []
    const local = `${uncapitalised(service.split('-').map(capitalised).join(''))}${operation}`
    return [{ path: `services/${service}/${file}`, exported, local, operation }]
  })
}

function resourcesOf(sandboxFolder: string): Found[] {
  return sources(join(sandboxFolder, 'resources')).flatMap((file) => {
    const path = `resources/${file}`
    const text = readFileSync(join(sandboxFolder, path), 'utf8')
    if (!/^export const resource\b/m.test(text)) return []
    const words = file.slice(0, -'.ts'.length).split('-')
    return [{ path, exported: 'resource', local: `resource${words.map(capitalised).join('')}` }]
  })
}

function importLine({ path, exported, local }: Found): string {
  return `import { ${exported} as ${local} } from './${path}'`
}

function serviceName(folder: string): string {
  return `service${folder.split('-').map(capitalised).join('')}`
}

function folders(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

function sources(path: string): string[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts'))
    .sort()
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}

function uncapitalised(word: string): string {
  return `${word.slice(0, 1).toLowerCase()}${word.slice(1)}`
}
