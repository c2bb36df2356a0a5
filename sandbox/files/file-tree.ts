/** Files under one root, as a file system or a volume keeps them. */

export interface StoredFile {
  readonly bytes: Buffer
  /** POSIX uid of the owner. */
  readonly uid: string
  /** Permission bits. Default 0o644. */
  readonly mode?: number
}

/** By path from the root, without a slash at its beginning; directories are those of its paths. */
export type FileTree = Map<string, StoredFile>

export interface FoundFile extends StoredFile {
  /** From the directory that was asked about. */
  readonly path: string
}

/** A path as trees keep it: no `.`, no empty steps. Throws `RangeError` for one that climbs out. */
export function cleanPath(path: string): string {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.')
  if (!steps.includes('..')) return steps.join('/')
  throw new RangeError(`the path "${path}" leads out of its directory`)
}

/** The files of a directory and all beneath it, by path; `''` is the root. */
export function filesUnder(tree: FileTree, directory: string): FoundFile[] {
  const start = prefixOf(directory)
  return [...tree]
    .filter(([path]) => path.startsWith(start))
    .map(([path, file]) => ({ ...file, path: path.slice(start.length) }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
}

/** Every directory that the paths of these files lead through, outer ones first. */
export function directoriesOf(paths: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const path of paths) {
    const steps = path.split('/')
    for (let depth = 1; depth < steps.length; depth++) found.add(steps.slice(0, depth).join('/'))
  }
  return [...found].sort()
}

/** Sets the files of a directory to these, and no others. */
export function replaceFiles(tree: FileTree, directory: string, files: Iterable<FoundFile>): void {
  const start = prefixOf(directory)
  for (const path of [...tree.keys()]) if (path.startsWith(start)) tree.delete(path)
  for (const { path, ...file } of files) tree.set(`${start}${path}`, file)
}

function prefixOf(directory: string): string {
  const clean = cleanPath(directory)
  return clean === '' ? '' : `${clean}/`
}
