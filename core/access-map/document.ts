/** The YAML text as data that still knows its lines. */
import { type Document, isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { MapProblem } from './access-map.ts'
import { formatPath, type Path } from './finding.ts'
import { dataOf, describe, keysOf, placeOf, quoted, startOf } from './nodes.ts'

export interface MapDocument {
  /** Plain data; of a key written twice, the last. Undefined when the text is not YAML. */
  readonly value: unknown
  /** What is wrong with the YAML itself. */
  readonly problems: readonly MapProblem[]
  /** Line of what stands at the path, else of the nearest thing around it. */
  lineOf(path: Path): number
  /** What stands at the path, as a message shows it: `"soon"`, `012 (a number ...)`, `nothing`. */
  foundAt(path: Path): string
  /** Whether an alias stands there, which is a problem of its own. */
  isAliasAt(path: Path): boolean
}

interface Telling {
  readonly report: Report
  readonly lineAt: (offset: number) => number
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
  reportSyntax(document, text, { report, lineAt })
  const isYaml = problems.length === 0
  if (isYaml) {
    reportAliases(document, report)
    reportKeys(document, { report, lineAt })
  }
  return {
    value: isYaml ? (dataOf(document.contents) ?? null) : undefined,
    problems,
    lineOf: (path) => lineAt(placeOf(document.contents, path).offset),
    foundAt: (path) => describe(placeOf(document.contents, path).node),
    isAliasAt: (path) => isAlias(placeOf(document.contents, path).node),
  }
}

function reportSyntax(document: Document.Parsed, text: string, { report, lineAt }: Telling) {
  const errors = [...document.errors, ...document.warnings]
  // A tab and an open quote drag other errors behind them, as the first error of a line does.
  const tabs = errors.filter((error) => error.code === 'TAB_AS_INDENT')
  const quotes = errors.filter(({ message }) => openQuote.test(message)).slice(0, 1)
  const first = tabs.length > 0 ? tabs : quotes
  const told = first.length > 0 ? first : errors.toReversed()
  const lines = text.split('\n')
  for (const [line, error] of new Map(told.map((error) => [lineAt(error.pos[0]), error]))) {
    // What is missed at the end of the file is missing on its last line with anything on it.
    const last = lines.findLastIndex((content, index) => index < line && content.trim() !== '')
    const found = quoted((lines[last] ?? '').trimEnd())
    const offset = last + 1 < line ? lines.slice(0, last).join('\n').length + 1 : error.pos[0]
    report(offset, { found, right: syntaxRight(error) })
  }
}

const openQuote = /^Missing closing .quote/

/** By the library's code, or by its words where one code stands for several slips. */
function syntaxRight({ code, message }: { readonly code: string; readonly message: string }) {
  if (openQuote.test(message)) return 'a closing quote on the same line'
  if (/end with a [}\]]/.test(message))
    return 'a closing } or ] for each { or [ (a # begins a comment: put such a text in quotes)'
  return rightByCode[code] ?? `YAML 1.2 that can be read (${message.split('\n')[0]})`
}

const rightByCode: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the keys of one mapping beginning at the same column',
  BLOCK_AS_IMPLICIT_KEY: 'either keys or entries with a - at one place, and one key a line',
  BLOCK_IN_FLOW: 'commas between what stands in { } or [ ], and quotes around a text with a colon',
  MULTILINE_IMPLICIT_KEY: 'a colon and a space between key and value, like trail: create',
  TAB_AS_INDENT: 'spaces, since YAML takes no tab there',
  MULTIPLE_DOCS: 'one YAML document, without --- between its parts',
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
      if (isNode(node) && !isAlias(node) && node.tag !== undefined) {
        const found = `the tag ${node.tag.replace('tag:yaml.org,2002:', '!!')}`
        report(startOf(node) ?? 0, { found, right: 'the value alone, a text in quotes' })
      }
    },
  })
}

function anchorOf(node: unknown): string | undefined {
  if (!isNode(node) || isAlias(node) || node.anchor === undefined) return undefined
  return `the anchor &${node.anchor}`
}

/** Names that differ in case only would meet in a role's or profile's name. */
function reportKeys(document: Document.Parsed, { report, lineAt }: Telling) {
  for (const { path, offset, firstOffset } of keysOf(document.contents)) {
    const key = String(path.at(-1))
    if (firstOffset !== undefined) {
      const found = `${quoted(key)} a second time (first on line ${lineAt(firstOffset)})`
      report(offset, { path, found, right: 'each key once, whatever its case' })
    } else if (key === '__proto__') {
      report(offset, { path, found: 'the key __proto__', right: 'another name' })
    }
  }
}
