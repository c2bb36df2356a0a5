/** The functions' bundles as a synthesized assembly holds them. */
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export interface Bundle {
  /** The function's folder below functions/, for example `reconcile-user/plan-access`. */
  readonly folder: string
  readonly file: string
  readonly bytes: number
  /** SDK clients its entry wires. */
  readonly clients: number
}

/** A bundle with up to three SDK clients stays below this; 400 kB. */
export const bytesMax = 400_000
/** The largest of all; 520 kB. */
export const bytesMaxOfAll = 520_000

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string
        readonly Properties?: {
          readonly FunctionName?: string
          readonly Code?: { readonly S3Key?: string }
        }
      }
    >
  >
}

export function bundlesOf(assembly: string): readonly Bundle[] {
  const entries = globSync('functions/*/*/index.ts')
  const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'))
  return templates.flatMap((name) => {
    const { Resources }: Template = JSON.parse(readFileSync(join(assembly, name), 'utf8'))
    return Object.values(Resources).flatMap(({ Type, Properties }) => {
      const key = Properties?.Code?.S3Key
      if (Type !== 'AWS::Lambda::Function' || key === undefined) return []
      const entry = entries.find(
        (path) => Properties?.FunctionName === `rollcall-${basename(dirname(path))}`,
      )
      if (!entry)
        throw new Error(`${name}: ${Properties?.FunctionName} has no folder in functions/`)
      const file = join(assembly, `asset.${basename(key, '.zip')}`, 'index.mjs')
      return [{ folder: folderOf(entry), file, bytes: statSync(file).size, clients: wired(entry) }]
    })
  })
}

function folderOf(entry: string): string {
  return dirname(entry).replace(/^functions\//, '')
}

function wired(entry: string): number {
  const text = readFileSync(entry, 'utf8')
  return [...text.matchAll(/adapters\/clients\/(?!settings)[\w-]+\.ts/g)].length
}
