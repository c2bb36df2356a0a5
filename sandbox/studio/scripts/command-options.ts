/** Reads the words after an `aws` command: options, and what is left. */

/** The command cannot be understood; the message says what was wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface CommandOptions {
  /** Words that belong to no option. */
  readonly words: readonly string[]
  /** Values by option without dashes; the last one given wins. */
  readonly values: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
  /** `--exclude` and `--include` in their order: later ones win. */
  readonly filters: ReadonlyArray<{ readonly include: boolean; readonly pattern: RegExp }>
}

const flags = [
  ...['recursive', 'delete', 'quiet', 'only-show-errors', 'no-progress', 'size-only', 'dryrun'],
  ...['no-follow-symlinks', 'exact-timestamps', 'no-cli-pager', 'no-verify-ssl'],
]
/** What they ask for is there already, or has no meaning here. */
const ignored = ['region', 'endpoint-url', 'profile', 'output', 'cli-connect-timeout']
const ignoredOfS3 = ['sse', 'acl', 'content-type', 'cli-read-timeout']
const valued = [
  ...['storage-class', 'bucket', 'key', 'body', 'prefix', 'max-items', 'metadata', 'query'],
  ...[...ignored, ...ignoredOfS3],
]

/** Throws `UsageError` for an option that is not known here. */
export function readOptions(given: readonly string[]): CommandOptions {
  const words: string[] = []
  const values = new Map<string, string>()
  const found = new Set<string>()
  const filters: { include: boolean; pattern: RegExp }[] = []
  const left = [...given]
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [name = '', inline] = word.startsWith('--') ? word.slice(2).split(/=(.*)/s) : []
    const value = () => inline ?? left.shift() ?? ''
    if (name === '') words.push(word)
    else if (name === 'exclude' || name === 'include')
      filters.push({ include: name === 'include', pattern: globOf(value()) })
    else if (flags.includes(name)) found.add(name)
    else if (valued.includes(name)) values.set(name, value())
    else throw new UsageError(`the sandbox's aws does not know the option --${name}`)
  }
  return { words, values, flags: found, filters }
}

/** `*` is any text, slashes included, `?` one character, `[...]` one of these (AWS CLI). */
function globOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('[!', '[^')
  return new RegExp(`^${source}$`, 's')
}

/** Whether filters let a path through, which counts from the source's root. */
export function isChosen({ filters }: CommandOptions, path: string): boolean {
  const last = filters.findLast(({ pattern }) => pattern.test(path))
  return last?.include ?? true
}
