/** Commands that the documentation names must exist. */
import { existsSync } from 'node:fs'
import { readText, root } from './sources.ts'

/** Pages whose shell blocks a reader copies. */
export function isPage(path: string): boolean {
  return /^(README\.md|sandbox\/README\.md|docs\/.*\.md)$/.test(path)
}

export function missingCommands(page: string, scripts: Readonly<Record<string, string>>): string[] {
  return commandsOf(readText(page)).flatMap(({ line, words }) => {
    const why = missing(words, scripts)
    return why ? [`${page}:${line} says \`${words.join(' ')}\`: ${why}`] : []
  })
}

/** Files that package.json's own scripts start and nobody has written. */
export function missingScriptFiles(scripts: Readonly<Record<string, string>>): string[] {
  return Object.entries(scripts).flatMap(([name, script]) =>
    (script.match(/[\w./-]+\.ts\b/g) ?? [])
      .filter((path) => !existsSync(root + path))
      .map((path) => `package.json: npm run ${name} starts ${path}, which is not there`),
  )
}

interface Command {
  readonly line: number
  readonly words: readonly string[]
}

/** Every command in a ```sh block: comments, prompts and leading assignments left out. */
export function commandsOf(markdown: string): Command[] {
  const commands: Command[] = []
  let inside = false
  for (const [index, text] of markdown.split('\n').entries()) {
    if (/^\s*```/.test(text)) {
      inside = !inside && /^\s*```(sh|bash|shell)\s*$/.test(text)
      continue
    }
    if (!inside) continue
    for (const part of text.replace(/(^|\s)#.*$/, '').split(/&&|\|\|?|;/)) {
      const words = part.trim().split(/\s+/)
      while (words[0] === '$' || /^[A-Z_]+=/.test(words[0] ?? '')) words.shift()
      if (words[0]) commands.push({ line: index + 1, words })
    }
  }
  return commands
}

const builtIn = new Set(['ci', 'install', 'exec', 'audit', 'ls'])

function missing(words: readonly string[], scripts: Readonly<Record<string, string>>) {
  const [program = '', first = '', second = ''] = words
  if (program === 'npm') {
    const script = first === 'run' ? second : first
    const known = first !== 'run' && builtIn.has(first)
    return known || script in scripts ? undefined : `package.json has no script ${script}`
  }
  if (program === 'npx' && first === 'rollcall') return missingVerb(second)
  if (program === 'rollcall') return missingVerb(first)
  if (program === 'node') return missingFile(words.slice(1).find((word) => !word.startsWith('-')))
  return program.startsWith('./') || program.startsWith('.ci/') ? missingFile(program) : undefined
}

function missingVerb(verb: string): string | undefined {
  if (!/^[a-z]/.test(verb)) return undefined
  return missingFile(`cli/commands/${verb}.ts`)
}

function missingFile(path: string | undefined): string | undefined {
  return path === undefined || existsSync(root + path) ? undefined : `there is no ${path}`
}
