/** The YAML text as data that still knows its lines. */
import {
  type Document,
  isAlias,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import type { MapProblem } from './access-map.ts'
import { formatPath, type Path } from './finding.ts'
import { dataOf, describe, keyOf, placeOf, quoted, startOf } from './nodes.ts'

export interface MapDocument {
  /** Plain data; of a key written twice, the last. Undefined when the text is not YAML. */
  readonly value: unknown
  /** What is wrong with the YAML itself. */
  readonly problems: readonly MapProblem[]
  /** Line of what stands at the path, else of the nearest thing around it. */
  lineOf(path: Path): number
  /** What stands at the path, as a message shows it: `"soon"`, `012 (a number ...)`, `nothing`. */
  foundAt(path: Path): string
}

type Report = (offset: number, problem: { path?: Path; found: string; right: string }) => void

/** Reads one YAML 1.2 document; anchors, aliases and tags are refused. */
export function readDocument(text: string, file: string): MapDocument {
  const lines = new LineCounter()
  // Keys written twice are found below, with both lines: the library would tell one.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const problems: MapProblem[] = []
  const report: Report = (offset, { path = [], found, right }) => {
    problems.push({ file, line: lineAt(offset), path: formatPath(path), found, right })
  }
  reportSyntax(document, report, (offset) => text.split('\n')[lineAt(offset) - 1] ?? '')
  const readable = problems.length === 0
  if (readable) {
    reportAliases(document, report)
    reportRepeatedKeys(document, report, lineAt)
  }
  return {
    value: readable ? (dataOf(document.contents) ?? null) : undefined,
    problems,
    lineOf: (path) => lineAt(placeOf(document.contents, path).offset),
    foundAt: (path) => describe(placeOf(document.contents, path).node),
  }
}

function reportSyntax(document: Document.Parsed, report: Report, lineText: (at: number) => string) {
  for (const error of [...document.errors, ...document.warnings]) {
    const right =
      error.code === 'TAB_AS_INDENT'
        ? 'spaces, since YAML takes no tab there'
        : `YAML 1.2 that can be read (${error.message.split('\n')[0]})`
    report(error.pos[0], { found: quoted(lineText(error.pos[0]).trimEnd()), right })
  }
}

/** An alias would give one line to two entitlements, and each names its line. */
function reportAliases(document: Document.Parsed, report: Report) {
  visit(document, {
    Node(_, node) {
      const what = isAlias(node) ? `the alias *${node.source}` : anchorOf(node)
      if (what !== undefined) {
        const right = 'each entry written out, since every entitlement names a line of its own'
        report(startOf(node) ?? 0, { found: what, right })
      }
    },
  })
}

function anchorOf(node: unknown): string | undefined {
  if (!isNode(node) || isAlias(node) || node.anchor === undefined) return undefined
  return `the anchor &${node.anchor}`
}

function reportRepeatedKeys(
  document: Document.Parsed,
  report: Report,
  lineAt: (offset: number) => number,
) {
  visit(document, {
    Map(_, node, ancestors) {
      const path = ancestors.flatMap((ancestor) => pairKey(ancestor))
      reportRepeats(node, path, { report, lineAt })
    },
  })
}

function reportRepeats(
  node: YAMLMap,
  path: Path,
  { report, lineAt }: { report: Report; lineAt: (offset: number) => number },
) {
  const first = new Map<string, number>()
  for (const pair of node.items) {
    const key = keyOf(pair)
    const offset = startOf(pair.key) ?? 0
    // Names that differ in case only would meet in a role's or profile's name.
    const before = first.get(key.toLowerCase())
    if (before === undefined) first.set(key.toLowerCase(), offset)
    else {
      const found = `${quoted(key)} a second time (first on line ${lineAt(before)})`
      report(offset, { path: [...path, key], found, right: 'each key once, whatever its case' })
    }
  }
}

function pairKey(ancestor: unknown): string[] {
  return typeof ancestor === 'object' &&
    ancestor !== null &&
    'key' in ancestor &&
    'value' in ancestor
    ? [keyOf(ancestor as Parameters<typeof keyOf>[0])]
    : []
}
