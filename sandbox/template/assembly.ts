/** Reads a cloud assembly folder, as `cdk synth` writes it, into stacks in order of dependency. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sortByDependency } from './order.ts'
import { AssemblyUnreadable } from './problems.ts'

export type Json = unknown
export type JsonObject = Readonly<Record<string, unknown>>

export interface TemplateResource {
  readonly Type: string
  readonly Properties?: JsonObject
  readonly DependsOn?: string | readonly string[]
  readonly Condition?: string
}

/** A CloudFormation template, as far as its shape was checked on reading. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, JsonObject>>
  readonly Conditions?: JsonObject
  readonly Mappings?: JsonObject
  readonly Resources: Readonly<Record<string, TemplateResource>>
  readonly Outputs?: Readonly<Record<string, JsonObject>>
  readonly Transform?: unknown
}

export interface AssemblyStack {
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly template: Template
}

export interface Assembly {
  readonly folder: string
  /** A stack stands after every stack it depends on. */
  readonly stacks: readonly AssemblyStack[]
  /** Path of a file asset (a folder for zipped assets) by S3 key. Throws for an unknown key. */
  readonly assetFolder: (s3Key: string) => string
}

/** Where stacks go that name no account or Region of their own. */
export interface Home {
  readonly accountId: string
  readonly region: string
}

interface Artifact {
  readonly type: string
  readonly environment?: string
  readonly dependencies?: readonly string[]
  readonly properties?: {
    readonly templateFile?: string
    readonly file?: string
    readonly stackName?: string
    readonly directoryName?: string
  }
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string }
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>
      }
    >
  >
}

const remedy = 'run `npm run synth` to write it anew'

/** Reads `manifest.json` and all it names; nested assemblies (CDK stages) are included. */
export function readAssembly(folder: string, home: Home): Assembly {
  const assets = new Map<string, string>()
  const stacks = readFolder(folder, home, assets)
  if (stacks.length === 0) {
    throw new AssemblyUnreadable(`${folder} holds no CloudFormation stack; ${remedy}.`)
  }
  return {
    folder,
    stacks,
    assetFolder(s3Key) {
      const path = assets.get(s3Key)
      if (path === undefined) {
        throw new AssemblyUnreadable(
          `No *.assets.json in ${folder} names the asset "${s3Key}"; ${remedy}.`,
        )
      }
      if (!existsSync(path)) {
        throw new AssemblyUnreadable(`The asset "${s3Key}" is missing at ${path}; ${remedy}.`)
      }
      return path
    },
  }
}

function readFolder(folder: string, home: Home, assets: Map<string, string>): AssemblyStack[] {
  const manifest = readJson(join(folder, 'manifest.json')) as {
    readonly artifacts?: Readonly<Record<string, Artifact>>
  }
  const artifacts = manifest.artifacts ?? {}
  const order = sortByDependency(
    Object.keys(artifacts),
    (id) => artifacts[id]?.dependencies?.filter((other) => other in artifacts) ?? [],
  )
  if ('cycle' in order) {
    throw new AssemblyUnreadable(
      `Artifacts of ${folder}/manifest.json depend on one another: ${order.cycle.join(' -> ')}.`,
    )
  }
  return order.sorted.flatMap((id) => {
    const artifact = artifacts[id]
    return artifact ? readArtifact({ folder, id, artifact, home, assets }) : []
  })
}

function readArtifact(given: {
  readonly folder: string
  readonly id: string
  readonly artifact: Artifact
  readonly home: Home
  readonly assets: Map<string, string>
}): AssemblyStack[] {
  const { folder, id, artifact, home, assets } = given
  const properties = artifact.properties ?? {}
  if (artifact.type === 'cdk:cloud-assembly') {
    return readFolder(join(folder, properties.directoryName ?? id), home, assets)
  }
  if (artifact.type === 'cdk:asset-manifest' && properties.file) {
    readAssets(folder, properties.file, assets)
  }
  if (artifact.type !== 'aws:cloudformation:stack') return []
  return [
    {
      name: properties.stackName ?? id,
      ...environmentOf(artifact.environment, home),
      template: readTemplate(join(folder, properties.templateFile ?? `${id}.template.json`)),
    },
  ]
}

function readAssets(folder: string, file: string, assets: Map<string, string>): void {
  const manifest = readJson(join(folder, file)) as AssetManifest
  for (const asset of Object.values(manifest.files ?? {})) {
    if (asset.source.path === undefined) continue
    for (const destination of Object.values(asset.destinations)) {
      assets.set(destination.objectKey, join(folder, asset.source.path))
    }
  }
}

function environmentOf(environment: string | undefined, home: Home): Home {
  const [, accountId, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment ?? '') ?? []
  return {
    accountId: !accountId || accountId === 'unknown-account' ? home.accountId : accountId,
    region: !region || region === 'unknown-region' ? home.region : region,
  }
}

function readTemplate(path: string): Template {
  const template = readJson(path) as Partial<Template>
  const { Resources } = template
  if (typeof Resources !== 'object' || Resources === null || Array.isArray(Resources)) {
    throw new AssemblyUnreadable(`${path} has no "Resources"; ${remedy}.`)
  }
  return { ...template, Resources }
}

function readJson(path: string): object {
  if (!existsSync(path)) throw new AssemblyUnreadable(`There is no ${path}; ${remedy}.`)
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch (cause) {
    throw new AssemblyUnreadable(`${path} is not JSON; ${remedy}.`, { cause })
  }
  throw new AssemblyUnreadable(`${path} does not hold a JSON object; ${remedy}.`)
}
