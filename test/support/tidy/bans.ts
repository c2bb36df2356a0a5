/** What may stand only in some places, each with what to write instead. */
import type { Node } from 'oxc-parser'
import type { Source } from './sources.ts'
import { dotted, walk } from './walk.ts'

interface Ban {
  readonly name: string
  readonly instead: string
  /** Where it may stand. */
  readonly allowed: RegExp
  readonly meets: (node: Node) => boolean
}

const clocks = new Set(['Date.now', 'performance.now', 'Math.random', 'crypto.randomUUID'])

/** worker-main.ts stands for Lambda's runtime, which hands a function its environment. */
const mayReadSettings = new RegExp(
  [
    'functions/[^/]+/[^/]+/index\\.ts$',
    'functions/support/',
    'sandbox/lambdas/worker-main\\.ts$',
    '(cli|infra|test|bench)/',
  ]
    .map((path) => `^${path}`)
    .join('|'),
)

const bans: readonly Ban[] = [
  {
    name: 'process.env',
    instead: 'read settings in index.ts and pass them on',
    allowed: mayReadSettings,
    meets: (node) =>
      dotted(node) === 'process.env' || importsName(node, /^(node:)?process$/, 'env'),
  },
  {
    name: 'a clock or a random source',
    instead: 'take the time, the Clock port or the id as a parameter',
    allowed: /^(adapters|sandbox|test|bench)\//,
    meets: (node) =>
      clocks.has(dotted(node) ?? '') ||
      importsName(node, /^(node:)?crypto$/, 'randomUUID') ||
      isDateOfNow(node),
  },
  {
    name: 'any',
    instead: 'unknown and a check, or the real type',
    // One table of actions, each with its own request type: a union would have to name them all.
    allowed: /^sandbox\/services\/service\.ts$/,
    meets: (node) => node.type === 'TSAnyKeyword',
  },
  {
    name: 'a test that is switched off or narrowed',
    instead: 'a test that runs; a promise that is not kept is named in the documentation',
    allowed: /^(?!.*\.test\.ts$)/,
    meets: (node) =>
      /^(describe|it|test)(\.\w+)*\.(only|skip|todo|fails|skipIf|runIf)$/.test(dotted(node) ?? ''),
  },
]

function isDateOfNow(node: Node): boolean {
  const makes = node.type === 'NewExpression' || node.type === 'CallExpression'
  return makes && dotted(node.callee) === 'Date' && node.arguments.length === 0
}

function importsName(node: Node, from: RegExp, name: string): boolean {
  if (node.type !== 'ImportDeclaration' || !from.test(node.source.value)) return false
  return node.specifiers.some(
    (one) => one.type === 'ImportSpecifier' && dotted(one.imported) === name,
  )
}

/** SDK clients: who may import them, and what everybody else does. */
const sdkClient = /^@aws-sdk\/(client-|lib-)/
/** The sandbox reads the shapes of operations out of the SDK's schemas, whose names end in `$`. */
const schemaName = /\$$/

export function banned(source: Source): string[] {
  const problems = [...sdkProblems(source), ...commentProblems(source)]
  walk(source, (node) => {
    for (const ban of bans)
      if (!ban.allowed.test(source.path) && ban.meets(node))
        problems.push(`${at(source, node.start)} has ${ban.name}: write ${ban.instead}`)
  })
  return problems
}

function at(source: Source, offset: number): string {
  return `${source.path}:${source.lineAt(offset)}`
}

function sdkProblems(source: Source): string[] {
  if (/^(adapters|test|bench)\//.test(source.path)) return []
  const mayReadSchemas = source.path.startsWith('sandbox/')
  return source.imports
    .filter(({ specifier }) => sdkClient.test(specifier))
    .filter(({ names }) => !(mayReadSchemas && names.every((name) => schemaName.test(name))))
    .map(({ line, specifier }) => {
      return `${source.path}:${line} imports ${specifier}: call it through a port in adapters/`
    })
}

function commentProblems(source: Source): string[] {
  return source.comments
    .filter(({ value }) => /@ts-(ignore|nocheck|expect-error)\b/.test(value))
    .map(({ start }) => `${at(source, start)} silences the type checker: mend the type`)
}
