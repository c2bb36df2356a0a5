/** The repository's own TypeScript, parsed once: what every rule of test/tidy.test.ts reads. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Comment, type Program, parseSync } from 'oxc-parser'

/** The repository's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Import {
  /** As written. */
  readonly specifier: string
  /** Path from the repository's folder when the specifier is relative, else undefined. */
  readonly target?: string
  /** Exported names that are taken: `*` for all of them, `default`, or the names. */
  readonly names: readonly string[]
  /** Erased before it runs. */
  readonly typeOnly: boolean
  readonly line: number
}

export interface Source {
  /** From the repository's folder, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]
  readonly imports: readonly Import[]
  /** Counted from 1. */
  lineAt(offset: number): number
}

/** Every file that git tracks or would track, as it stands on disk. */
export function repositoryFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  return [...new Set(listed.split('\0'))].filter((path) => path && existsSync(root + path)).sort()
}

export function readText(path: string): string {
  return readFileSync(root + path, 'utf8')
}

/** Every TypeScript file of the repository, parsed. Throws on one that does not parse. */
export function readSources(files: readonly string[]): readonly Source[] {
  return files.filter((path) => path.endsWith('.ts')).map((path) => parse(path, readText(path)))
}

export function parse(path: string, text: string): Source {
  const parsed = parseSync(path, text)
  const error = parsed.errors[0]
  if (error) throw new Error(`${path} does not parse: ${error.message}`)
  const lineAt = lineFinder(text)
  const imports = [...staticImports(parsed), ...reExports(parsed), ...dynamicImports(parsed, text)]
  return {
    path,
    text,
    program: parsed.program,
    comments: parsed.comments,
    imports: imports.map(({ start, ...one }) => ({
      ...one,
      ...(one.specifier.startsWith('.') && { target: resolve(path, one.specifier) }),
      line: lineAt(start),
    })),
    lineAt,
  }
}

export function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier)
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const after = starts.findIndex((start) => start > offset)
    return after < 0 ? starts.length : after
  }
}

type Parsed = ReturnType<typeof parseSync>
type Found = Pick<Import, 'specifier' | 'names' | 'typeOnly'> & { readonly start: number }

function staticImports(parsed: Parsed): Found[] {
  return parsed.module.staticImports.map(({ start, moduleRequest, entries }) => ({
    start,
    specifier: moduleRequest.value,
    names: entries.map(({ importName }) => {
      if (importName.kind === 'NamespaceObject') return '*'
      return importName.kind === 'Default' ? 'default' : (importName.name ?? '')
    }),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
}

function reExports(parsed: Parsed): Found[] {
  return parsed.module.staticExports.flatMap(({ start, entries }) => {
    const from = entries.filter((entry) => entry.moduleRequest !== null)
    const specifier = from[0]?.moduleRequest?.value
    if (specifier === undefined) return []
    const names = from.map((entry) => entry.importName.name ?? '*')
    return [{ start, specifier, names, typeOnly: from.every((entry) => entry.isType) }]
  })
}

/** Only those with a literal: a computed one names no file. */
function dynamicImports(parsed: Parsed, text: string): Found[] {
  return parsed.module.dynamicImports.flatMap(({ start, moduleRequest }) => {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    return literal?.[2] ? [{ start, specifier: literal[2], names: ['*'], typeOnly: false }] : []
  })
}
