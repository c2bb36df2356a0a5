/** Which files are reached from an entry: the others are dead. */
import type { Source } from './sources.ts'
import { resolve } from './sources.ts'
import { walk } from './walk.ts'

/** Files that something other than an import starts. */
const entry = new RegExp(
  [
    'cli/main\\.ts',
    'infra/app\\.ts',
    'functions/[^/]+/[^/]+/index\\.ts',
    'sandbox/sandbox\\.ts',
    'sandbox/index\\.generated\\.ts',
    'test/.*\\.test\\.ts',
    'test/conformance/checks/[^/]+\\.ts',
    'test/proofs/[^/]+\\.ts',
    'bench/[^/]+\\.ts',
    '[^/]+\\.config\\.ts',
    '.*\\.d\\.ts',
  ]
    .map((path) => `^${path}$`)
    .join('|'),
)

/** `scripts` are those of package.json: a file that one names is an entry too. */
export function deadFiles(
  sources: readonly Source[],
  scripts: Readonly<Record<string, string>>,
): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const named = Object.values(scripts).flatMap((script) => script.match(/[\w./-]+\.ts\b/g) ?? [])
  const reached = new Set([...byPath.keys()].filter((path) => entry.test(path)).concat(named))
  for (const path of reached) {
    const source = byPath.get(path)
    if (!source) continue
    for (const target of [...importTargets(source), ...urlTargets(source)]) reached.add(target)
  }
  return [...byPath.keys()].filter((path) => !reached.has(path))
}

function importTargets(source: Source): string[] {
  return source.imports.flatMap(({ target }) => (target === undefined ? [] : [target]))
}

/** `new URL('./worker.ts', import.meta.url)`. */
function urlTargets(source: Source): string[] {
  const targets: string[] = []
  walk(source, (node) => {
    if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier') return
    const [path] = node.arguments
    if (node.callee.name !== 'URL' || path?.type !== 'Literal') return
    if (typeof path.value === 'string') targets.push(resolve(source.path, path.value))
  })
  return targets
}
