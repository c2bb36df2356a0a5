/** Who may import whom: the arrows of the design as data. */
import type { Import, Source } from './sources.ts'

/** A part of the tree that one set of arrows holds for. */
type Room =
  | 'core'
  | 'adapters'
  | 'functions'
  | 'functions entry'
  | 'functions settings'
  | 'workflows'
  | 'infra'
  | 'sandbox'
  | 'sample'
  | 'web'
  | 'cli'
  | 'test'
  | 'bench'

const everything: readonly Room[] = [
  'core',
  'adapters',
  'functions',
  'functions entry',
  'functions settings',
  'workflows',
  'infra',
  'sandbox',
  'sample',
  'web',
  'cli',
  'test',
  'bench',
]

/**
 * Of `functions`, only the function's own folder, functions/support and the support folder beside
 * functions that the same thing wakes. `functions settings` are
 * the files called settings.ts there: names of settings, no code that runs on AWS.
 */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  core: ['core'],
  adapters: ['core', 'adapters'],
  functions: ['core', 'functions', 'functions settings', 'workflows', 'web'],
  'functions entry': ['core', 'functions', 'functions settings', 'workflows', 'web', 'adapters'],
  'functions settings': ['core', 'functions settings'],
  workflows: ['core', 'workflows'],
  infra: ['core', 'functions settings', 'workflows', 'infra'],
  sandbox: ['sandbox'],
  sample: ['core', 'sample'],
  web: ['core', 'web'],
  cli: everything.filter((room) => room !== 'infra' && room !== 'test' && room !== 'bench'),
  test: everything,
  bench: everything,
}

/**
 * Packages and built-in modules that a room is limited to; rooms not named here are not limited.
 */
const corePackages = ['zod', 'zod/mini', 'yaml']

export function roomOf(path: string): Room | undefined {
  const first = path.split('/')[0]
  if (first !== 'functions') return everything.find((room) => room === first)
  if (/^functions\/[^/]+\/[^/]+\/index\.ts$/.test(path)) return 'functions entry'
  return path.endsWith('/settings.ts') ? 'functions settings' : 'functions'
}

/** One sentence for each import that runs against the arrows. */
export function againstTheArrows(source: Source): string[] {
  const from = roomOf(source.path)
  if (from === undefined) return []
  return source.imports.flatMap((one) => {
    const why = one.target === undefined ? packageProblem(source, one) : roomProblem(source, one)
    return why ? [`${source.path}:${one.line} imports ${one.specifier}: ${why}`] : []
  })
}

function roomProblem(source: Source, { target = '' }: Import): string | undefined {
  const from = roomOf(source.path)
  const to = roomOf(target)
  if (from === undefined || to === undefined) return undefined
  if (!mayImport[from].includes(to)) return `${from} may import only ${mayImport[from].join(', ')}`
  return isForeignFunction(source.path, target)
    ? 'a function may import only its own files and the support folders above it'
    : undefined
}

function isForeignFunction(from: string, target: string): boolean {
  if (!from.startsWith('functions/') || !target.startsWith('functions/')) return false
  const [, trigger] = from.split('/')
  const shared = ['functions/support/', `functions/${trigger}/support/`]
  return !shared.some((folder) => target.startsWith(folder)) && !isSameFunction(from, target)
}

function isSameFunction(one: string, other: string): boolean {
  return one.split('/').slice(0, 3).join('/') === other.split('/').slice(0, 3).join('/')
}

function packageProblem(source: Source, { specifier }: Import): string | undefined {
  if (roomOf(source.path) !== 'core') return undefined
  if (corePackages.includes(specifier)) return undefined
  if (specifier === 'node:crypto' && source.path === 'core/digest.ts') return undefined
  return `core imports only ${corePackages.join(', ')} (node:crypto in core/digest.ts alone)`
}

/**
 * What a function's bundle would carry: from each entry along imports that stay at run time. zod's
 * root by name brings all of it (454 kB); `import * as z from 'zod'` and zod/mini are shaken.
 */
export function heavyInBundles(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const entries = sources.filter((source) => roomOf(source.path) === 'functions entry')
  return entries.flatMap((entry) => {
    const problems: string[] = []
    for (const path of runtimeClosure(entry.path, byPath)) {
      for (const one of byPath.get(path)?.imports ?? []) {
        const named = one.specifier === 'zod' && one.names.some((name) => name !== '*')
        if (one.typeOnly || !(named || one.specifier === 'yaml')) continue
        problems.push(`${entry.path} bundles ${one.specifier} through ${path}:${one.line}`)
      }
    }
    return problems
  })
}

function runtimeClosure(entry: string, byPath: ReadonlyMap<string, Source>): Set<string> {
  const reached = new Set([entry])
  for (const path of reached) {
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? [])
      if (target !== undefined && !typeOnly) reached.add(target)
  }
  return reached
}
