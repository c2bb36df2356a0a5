/** Reads `access.yaml`: a checked map, or every problem at once. */
import type { AccessMap, MapProblem } from './access-map.ts'
import { buildMap } from './build.ts'
import { type MapDocument, readDocument } from './document.ts'
import { type Finding, formatPath } from './finding.ts'
import { checkAll } from './rules/all.ts'
import { AccessFile } from './shape.ts'
import { shapeFindings } from './shape-findings.ts'
import { valueAt, viewOf } from './view.ts'

export { formatProblem } from './finding.ts'

export type ParsedMap =
  | { readonly map: AccessMap; readonly problems: readonly [] }
  | { readonly map: undefined; readonly problems: readonly MapProblem[] }

/** `file` is the name to show in problems. Problems are in the order of the file's lines. */
export function parseAccessMap(text: string, file: string): ParsedMap {
  const document = readDocument(text, file)
  // `undefined` is no YAML: what does not parse cannot be checked any further.
  if (document.value === undefined) return refused(document.problems)
  const shape = AccessFile.safeParse(document.value)
  const findings = [
    ...(shape.success ? [] : shapeFindings(shape.error.issues, document.value)),
    ...emptySections(document.value),
    ...checkAll(viewOf(document.value)),
  ]
  const told = withoutEchoes(findings, document.value)
  const problems = [...document.problems, ...placed(told, document, file)]
  if (shape.success && problems.length === 0) {
    return { map: buildMap(shape.data, document.lineOf), problems: [] }
  }
  return refused(problems)
}

function refused(problems: readonly MapProblem[]): ParsedMap {
  return { map: undefined, problems: problems.toSorted((a, b) => a.line - b.line) }
}

function emptySections(value: unknown): Finding[] {
  const sections: ReadonlyArray<readonly [string, string]> = [
    ['domains', 'at least one domain'],
    ['teams', 'at least one team'],
  ]
  return sections.flatMap(([section, right]) => {
    const members: unknown = Object(value)[section]
    const empty = typeof members === 'object' && members !== null && isEmpty(members)
    return empty ? [{ path: [section], right }] : []
  })
}

function isEmpty(value: object): boolean {
  return !Array.isArray(value) && Object.keys(value).length === 0
}

/** A key that is missing because it is misspelt is told once: where it stands. */
function withoutEchoes(findings: readonly Finding[], value: unknown): Finding[] {
  const meant = new Set(findings.flatMap(({ meant }) => (meant ? formatPath(meant) : [])))
  return findings.filter(
    ({ path }) => valueAt(value, path) !== undefined || !meant.has(formatPath(path)),
  )
}

/** With lines; of several findings about one place the first, which is the schema's. */
function placed(findings: readonly Finding[], document: MapDocument, file: string): MapProblem[] {
  const byPlace = new Map<string, MapProblem>()
  for (const { path, found = document.foundAt(path), right } of findings) {
    if (document.isAliasAt(path)) continue
    const problem = { file, line: document.lineOf(path), path: formatPath(path), found, right }
    if (!byPlace.has(problem.path)) byPlace.set(problem.path, problem)
  }
  return [...byPlace.values()]
}
