/** Writes small cloud assemblies into a folder of their own, for tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface StackSketch {
  readonly template: object
  /** Names of stacks that must come first. */
  readonly after?: readonly string[]
  readonly environment?: string
}

export interface AssemblySketch {
  readonly stacks: Readonly<Record<string, StackSketch>>
  /** Files by `<asset hash>/<path>`; each hash becomes a zipped asset `<hash>.zip`. */
  readonly assets?: Readonly<Record<string, string>>
}

/** Answers the folder; `remove` takes it away. */
export function writeAssembly({ stacks, assets = {} }: AssemblySketch): {
  readonly folder: string
  remove(): void
} {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-assembly-'))
  const write = (path: string, value: unknown) =>
    writeFileSync(join(folder, path), JSON.stringify(value))
  const artifacts: Record<string, object> = {}
  for (const [name, { template, after, environment }] of Object.entries(stacks)) {
    write(`${name}.template.json`, template)
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: environment ?? 'aws://unknown-account/unknown-region',
      dependencies: [...(after ?? []), 'assets'],
      properties: { templateFile: `${name}.template.json` },
    }
  }
  artifacts.assets = { type: 'cdk:asset-manifest', properties: { file: 'all.assets.json' } }
  const files: Record<string, object> = {}
  for (const [path, text] of Object.entries(assets)) {
    const [hash = ''] = path.split('/')
    const place = join(folder, `asset.${path}`)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
    files[hash] = {
      source: { path: `asset.${hash}`, packaging: 'zip' },
      destinations: { here: { bucketName: 'assets', objectKey: `${hash}.zip` } },
    }
  }
  write('all.assets.json', { files })
  write('manifest.json', { version: '43.0.0', artifacts })
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
