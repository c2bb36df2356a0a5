/** `aws s3 sync`, `cp` and `ls`, between this machine and S3. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type CommandOptions, isChosen, UsageError } from './command-options.ts'
import { type S3Calls, S3Refused } from './s3-calls.ts'

type Command = (s3: S3Calls, options: CommandOptions) => Promise<number>

interface Remote {
  readonly bucket: string
  readonly key: string
}

/** One copy under way: the words the CLI prints, and the deed. */
interface Deed {
  readonly kind: 'upload' | 'download' | 'delete'
  readonly from: string
  readonly to: string
  readonly run: () => Promise<unknown>
}

/**
 * What differs in size or in bytes is copied: the CLI compares size and time, but times here are
 * of two clocks.
 */
export const sync: Command = async (s3, options) => {
  const [from = '', to = ''] = options.words
  const [source, target] = [remoteOf(from), remoteOf(to)]
  if (source && !target) return perform(await downloads(s3, source, { to, options }), options)
  if (!source && target) return perform(await uploads(s3, target, { from, options }), options)
  throw new UsageError('usage: aws s3 sync <LocalPath> <S3Uri> or <S3Uri> <LocalPath>')
}

export const copy: Command = async (s3, options) => {
  const [from = '', to = ''] = options.words
  const [source, target] = [remoteOf(from), remoteOf(to)]
  const isTree = options.flags.has('recursive')
  if (source && !target) {
    if (isTree) return perform(await downloads(s3, source, { to, options, all: true }), options)
    return perform([download(s3, source, destination(to, source.key))], options)
  }
  if (source || !target) throw new UsageError('usage: aws s3 cp <LocalPath> <S3Uri> or back')
  if (isTree) return perform(await uploads(s3, target, { from, options, all: true }), options)
  const isFolder = target.key === '' || target.key.endsWith('/')
  const key = isFolder ? `${target.key}${basename(from)}` : target.key
  return perform([upload(s3, { from, bucket: target.bucket, key, options })], options)
}

export const list: Command = async (s3, { words: [from = ''] }) => {
  const source = remoteOf(from)
  if (!source) throw new UsageError('usage: aws s3 ls <S3Uri>')
  const found = await s3.list(source.bucket, source.key)
  for (const { key, size } of found) process.stdout.write(`${`${size}`.padStart(10)} ${key}\n`)
  return found.length > 0 ? 0 : 1
}

function remoteOf(word: string): Remote | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(word) ?? []
  return bucket === undefined ? undefined : { bucket, key }
}

/** A prefix stands for a folder: it ends with a slash, unless it is empty. */
function folderKey(key: string): string {
  return key === '' || key.endsWith('/') ? key : `${key}/`
}

interface Tree {
  readonly options: CommandOptions
  /** Also what is equal already. */
  readonly all?: boolean
}

async function uploads(s3: S3Calls, target: Remote, tree: Tree & { readonly from: string }) {
  const { from, options, all = false } = tree
  const { bucket } = target
  const prefix = folderKey(target.key)
  const listed = all ? [] : await s3.list(bucket, prefix)
  const there = new Map(listed.map((one) => [one.key.slice(prefix.length), one]))
  const here = filesBelow(from).filter((path) => isChosen(options, path))
  const deeds = here.flatMap((path) => {
    const file = join(from, path)
    if (there.get(path)?.etag === md5(file)) return []
    return [upload(s3, { from: file, bucket, key: `${prefix}${path}`, options })]
  })
  if (!options.flags.has('delete')) return deeds
  const gone = [...there.keys()].filter((path) => !here.includes(path) && isChosen(options, path))
  return [...deeds, ...gone.map((path) => removal(s3, { bucket, key: `${prefix}${path}` }))]
}

async function downloads(s3: S3Calls, source: Remote, tree: Tree & { readonly to: string }) {
  const { to, options, all = false } = tree
  const prefix = folderKey(source.key)
  const found = (await s3.list(source.bucket, prefix))
    .map((one) => ({ ...one, path: one.key.slice(prefix.length) }))
    .filter(({ path }) => path !== '' && !path.endsWith('/') && isChosen(options, path))
  const deeds = found.flatMap(({ key, path, etag }) => {
    const file = join(to, path)
    if (!all && statSync(file, { throwIfNoEntry: false }) && md5(file) === etag) return []
    return [download(s3, { bucket: source.bucket, key }, file)]
  })
  if (!options.flags.has('delete')) return deeds
  const wanted = new Set(found.map(({ path }) => path))
  const gone = filesBelow(to).filter((path) => !wanted.has(path) && isChosen(options, path))
  const remove = (path: string) => async () => rmSync(join(to, path))
  const removals = gone.map((path): Deed => {
    return { kind: 'delete', from: join(to, path), to: '', run: remove(path) }
  })
  return [...deeds, ...removals]
}

function upload(
  s3: S3Calls,
  asked: Remote & { readonly from: string; readonly options: CommandOptions },
): Deed {
  const { from, bucket, key, options } = asked
  const storageClass = options.values.get('storage-class')
  return {
    kind: 'upload',
    from: from === '-' ? '-' : `./${relative('.', from)}`,
    to: `s3://${bucket}/${key}`,
    run: () => {
      const body = readFileSync(from === '-' ? 0 : from)
      return s3.put(bucket, key, { body, ...(storageClass !== undefined && { storageClass }) })
    },
  }
}

function download(s3: S3Calls, { bucket, key }: Remote, file: string): Deed {
  return {
    kind: 'download',
    from: `s3://${bucket}/${key}`,
    to: file,
    run: async () => {
      const body = await s3.get(bucket, key)
      if (file === '-') {
        process.stdout.write(body)
        return
      }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, body)
    },
  }
}

function removal(s3: S3Calls, { bucket, key }: Remote): Deed {
  const run = () => s3.remove(bucket, key)
  return { kind: 'delete', from: `s3://${bucket}/${key}`, to: '', run }
}

/** A file in that folder when the word names one. */
function destination(to: string, key: string): string {
  const isFolder = to.endsWith('/') || statSync(to, { throwIfNoEntry: false })?.isDirectory()
  return isFolder ? join(to, basename(key)) : to
}

/** One failure does not stop the others; the code is then 1, as the CLI's. */
async function perform(deeds: readonly Deed[], { flags }: CommandOptions): Promise<number> {
  const silent = flags.has('quiet') || flags.has('only-show-errors')
  let failed = 0
  for (const { kind, from, to, run } of deeds) {
    const what = to === '' ? from : `${from} to ${to}`
    try {
      if (!flags.has('dryrun')) await run()
      if (!silent && to !== '-') process.stdout.write(`${kind}: ${what}\n`)
    } catch (error) {
      if (!(error instanceof S3Refused)) throw error
      failed++
      if (!flags.has('quiet')) process.stderr.write(`${kind} failed: ${what} ${error.message}\n`)
    }
  }
  return failed > 0 ? 1 : 0
}

/** Files below a folder, with slashes; links to files are followed, as the CLI does. */
function filesBelow(folder: string): string[] {
  const root = resolve(folder)
  if (!statSync(root, { throwIfNoEntry: false })) return []
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) =>
    statSync(join(root, name), { throwIfNoEntry: false })?.isFile(),
  )
  return files.map((name) => name.split(sep).join('/')).sort()
}

function md5(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex')
}
