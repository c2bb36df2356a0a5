/** The sample's assembly, synthesized once for all test files that read or run it. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { synthesize } from '../../cli/support/synthesize.ts'

export const sampleMap = 'sample/access.yaml'

const room = join('.rollcall', 'test')
const sources = [
  '{core,adapters,functions,infra,web}/**/*.ts',
  'workflows/*.json',
  sampleMap,
  'package-lock.json',
]

const inFlight = new Map<string, Promise<string>>()

/** Answers its folder, which nobody may change. Another source makes another folder. */
export function sampleAssembly(): Promise<string> {
  const folder = join(room, `cdk.out.${digestOf(sources)}`)
  const made = inFlight.get(folder) ?? make(folder)
  inFlight.set(folder, made)
  return made
}

async function make(folder: string): Promise<string> {
  if (existsSync(folder)) return folder
  mkdirSync(room, { recursive: true })
  // Two processes may both synthesize: whoever is first gives the folder its name.
  const own = `${folder}.${process.pid}`
  await synthesize(sampleMap, own)
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
