/** `aws s3api put-object`, `get-object`, `head-object`, `delete-object` and `list-objects-v2`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { type CommandOptions, UsageError } from './command-options.ts'
import type { S3Calls } from './s3-calls.ts'

type Answer = Promise<object | undefined>

/** Prints the answer as JSON. Throws `UsageError` for a command that is not here. */
export async function s3api(
  s3: S3Calls,
  command: string,
  options: CommandOptions,
): Promise<number> {
  const found = commands[command]
  if (!found) throw new UsageError(`the sandbox's aws has no "s3api ${command}"`)
  if (options.values.has('query')) throw new UsageError("the sandbox's aws does not do --query")
  const answer = await found(s3, options)
  if (answer) process.stdout.write(`${JSON.stringify(answer, null, 4)}\n`)
  return 0
}

const commands: Readonly<Record<string, (s3: S3Calls, options: CommandOptions) => Answer>> = {
  'put-object': putObject,
  'get-object': getObject,
  'head-object': headObject,
  'delete-object': deleteObject,
  'list-objects-v2': listObjects,
}

function wanted({ values }: CommandOptions, name: string): string {
  const value = values.get(name)
  if (value !== undefined) return value
  throw new UsageError(`the following arguments are required: --${name}`)
}

async function putObject(s3: S3Calls, options: CommandOptions): Answer {
  const file = options.values.get('body')
  const storageClass = options.values.get('storage-class')
  const { etag } = await s3.put(wanted(options, 'bucket'), wanted(options, 'key'), {
    body: file === undefined ? Buffer.alloc(0) : readFileSync(file),
    metadata: metadataOf(options.values.get('metadata')),
    ...(storageClass !== undefined && { storageClass }),
  })
  return { ETag: etag }
}

/** JSON, or `name=value,name=value`. */
function metadataOf(given = ''): Record<string, string> {
  if (given.startsWith('{')) return JSON.parse(given)
  const pairs = given.split(',').filter((pair) => pair.includes('='))
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s)))
}

async function getObject(s3: S3Calls, options: CommandOptions): Answer {
  const [file] = options.words
  if (file === undefined) throw new UsageError('the following arguments are required: outfile')
  const body = await s3.get(wanted(options, 'bucket'), wanted(options, 'key'))
  writeFileSync(file, body)
  return { ContentLength: body.length }
}

async function headObject(s3: S3Calls, options: CommandOptions): Answer {
  const headers = await s3.head(wanted(options, 'bucket'), wanted(options, 'key'))
  const length = Number(headers.get('content-length'))
  return { ContentLength: length, ETag: headers.get('etag') }
}

async function deleteObject(s3: S3Calls, options: CommandOptions): Answer {
  await s3.remove(wanted(options, 'bucket'), wanted(options, 'key'))
  return undefined
}

async function listObjects(s3: S3Calls, options: CommandOptions): Answer {
  const found = await s3.list(wanted(options, 'bucket'), options.values.get('prefix') ?? '')
  return { Contents: found.map(({ key, size, etag }) => ({ Key: key, Size: size, ETag: etag })) }
}
