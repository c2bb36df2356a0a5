/** Assemblies, each synthesized once for all test files that read or run it. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { synthesize } from '../../cli/support/synthesize.ts'

export const sampleMap = 'sample/access.yaml'
/** Both kinds of domain in one account. */
export const twoDomainsMap = 'test/fixtures/two-domains.yaml'

const room = join('.rollcall', 'test')
const sources = [
  '{core,adapters,functions,infra,web}/**/*.ts',
  'workflows/*.json',
  'package-lock.json',
]

const inFlight = new Map<string, Promise<string>>()

export function sampleAssembly(): Promise<string> {
  return assemblyOf(sampleMap)
}

/** Answers its folder, which nobody may change. Another source makes another folder. */
export function assemblyOf(map: string): Promise<string> {
  const folder = join(room, `cdk.out.${digestOf([...sources, map])}`)
  const made = inFlight.get(folder) ?? make(map, folder)
  inFlight.set(folder, made)
  return made
}

async function make(map: string, folder: string): Promise<string> {
  if (existsSync(folder)) return folder
  mkdirSync(room, { recursive: true })
  // Two processes may both synthesize: whoever is first gives the folder its name.
  const own = `${folder}.${process.pid}`
  await synthesize(map, own)
  try {
    renameSync(own, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(own, { recursive: true, force: true })
  }
  return folder
}

function digestOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of patterns.flatMap((pattern) => globSync(pattern)).sort())
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
