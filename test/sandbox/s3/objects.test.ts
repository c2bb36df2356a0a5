/** S3 as AWS's own SDK meets it: objects, pages, errors, and who may do what. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seed.ts'
import { allow, type Enforced, enforced, role, trusting } from '../iam/enforced.ts'

const Bucket = 'archive'
const lambda = trusting({ Service: 'lambda.amazonaws.com' })
const scope = 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/s3/aws4_request'
const object = (key: string) => `arn:aws:s3:::${Bucket}/${key}`

let sandbox: Enforced
let client: S3Client

beforeAll(async () => {
  sandbox = await enforced(
    {
      Archive: { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket } },
      Writer: role('writer', lambda, allow('s3:PutObject', object('homes/*'))),
      Reader: role('reader', lambda, allow('s3:GetObject', object('*'))),
      Lister: role(
        'lister',
        lambda,
        allow('s3:ListBucket', `arn:aws:s3:::${Bucket}`, {
          Condition: { StringLike: { 's3:prefix': 'homes/*' } },
        }),
        allow('s3:GetObject', object('*')),
      ),
    },
    { seed: { buckets: [{ BucketName: 'given' }] } },
  )
  client = clientAs()
})

afterAll(() => sandbox.close())

function clientAs(name?: string, more: object = {}): S3Client {
  const operator = {
    endpoint: sandbox.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  return new S3Client({ ...(name ? sandbox.as(name) : operator), maxAttempts: 1, ...more })
}

const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))

async function read(Key: string): Promise<Uint8Array> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  if (!Body) throw new Error(`${Key} has no body`)
  return Body.transformToByteArray()
}

describe('an object', () => {
  it('is read back byte for byte, whatever its bytes and its key', async () => {
    const keys = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(keys, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
        const Key = `any/${name.replaceAll('\u0000', '')}`
        await put(Key, bytes)
        expect(Buffer.from(await read(Key))).toEqual(Buffer.from(bytes))
      }),
      { seed: testSeed(), numRuns: 40 },
    )
  })

  it('keeps its type, metadata, length and tag', async () => {
    await put('kept', 'hello', { ContentType: 'text/plain', Metadata: { 'file-owner': '200001' } })
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'kept' }))).toMatchObject({
      ContentType: 'text/plain',
      ContentLength: 5,
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      Metadata: { 'file-owner': '200001' },
      LastModified: new Date('2026-01-01T00:00:00.000Z'),
    })
  })

  it('keeps the checksum that it came with, and tells it when asked', async () => {
    const given = await put('sums/hello', 'hello', { ChecksumAlgorithm: 'CRC32' })
    const checksum = { ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' }
    expect(given).toMatchObject(checksum)
    const head = (more: object) =>
      client.send(new HeadObjectCommand({ Bucket, Key: 'sums/hello', ...more }))
    expect(await head({ ChecksumMode: 'ENABLED' })).toMatchObject(checksum)
    expect((await head({})).ChecksumCRC32).toBeUndefined()
    const listed = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'sums/' }))
    expect(listed.Contents).toMatchObject([
      { Key: 'sums/hello', ChecksumAlgorithm: ['CRC32'], ChecksumType: 'FULL_OBJECT' },
    ])
  })

  it.each([
    ['signed', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', ';chunk-signature=00', ''],
    ['with a trailer', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', '', 'x-amz-checksum-crc32:NhCmhg=='],
  ])('arrives whole in chunks, %s', async (_how, kind, extension, trailer) => {
    const chunks = ['hel', 'lo'].map((text) => `${text.length}${extension}\r\n${text}\r\n`)
    const last = `0${extension}\r\n${trailer && `${trailer}\r\n`}\r\n`
    const answer = await fetch(`${sandbox.url}/${Bucket}/chunked?x-id=PutObject`, {
      method: 'PUT',
      headers: { authorization: scope, 'x-amz-content-sha256': kind },
      body: `${chunks.join('')}${last}`,
    })
    expect(answer.status).toBe(200)
    expect(Buffer.from(await read('chunked')).toString()).toBe('hello')
  })

  it.each([
    ['an announced chunk is missing', '5\r\nhe', 'IncompleteBody'],
    ['its trailer tells of other bytes', '0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n', 'BadDigest'],
  ])('is refused when %s', async (_what, body, code) => {
    const answer = await fetch(`${sandbox.url}/${Bucket}/chunked`, {
      method: 'PUT',
      headers: { authorization: scope, 'content-encoding': 'aws-chunked' },
      body,
    })
    expect(await answer.text()).toContain(`<Code>${code}</Code>`)
  })

  it('is refused where the sandbox has no such operation, by name', async () => {
    const answer = await fetch(`${sandbox.url}/${Bucket}/chunked?uploads`, {
      method: 'POST',
      headers: { authorization: scope },
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('has no action POST object with &quot;uploads&quot;')
  })

  it('is refused when its checksum tells of other bytes', async () => {
    const wrong = put('broken', 'hello', { ChecksumCRC32: 'AAAAAA==' })
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest' })
  })

  it('is not overwritten when that is asked', async () => {
    await put('once', 'first', { IfNoneMatch: '*' })
    const again = put('once', 'second', { IfNoneMatch: '*' })
    await expect(again).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } })
    expect(Buffer.from(await read('once')).toString()).toBe('first')
  })

  it('is gone once deleted, and deleting it again succeeds', async () => {
    await put('gone', 'x')
    for (const _time of [1, 2]) await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    await expect(read('gone')).rejects.toMatchObject({ name: 'NoSuchKey' })
    const head = client.send(new HeadObjectCommand({ Bucket, Key: 'gone' }))
    await expect(head).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('has a key of at most 1,024 bytes', async () => {
    await put('é'.repeat(512), 'fits')
    const tooLong = put(`${'é'.repeat(512)}x`, 'does not')
    await expect(tooLong).rejects.toMatchObject({ name: 'KeyTooLongError' })
  })

  it('is found when the bucket stands in the host', async () => {
    await put('hosted/key', 'x')
    const { port } = new URL(sandbox.url)
    const { get } = await import('node:http')
    const status = await new Promise((resolve) =>
      get({
        port,
        host: '127.0.0.1',
        path: '/hosted/key',
        headers: { host: `${Bucket}.localhost:${port}`, authorization: scope },
      }).on('response', (answer) => resolve(answer.resume().statusCode)),
    )
    expect(status).toBe(200)
  })
})

describe('a bucket', () => {
  it('is there when the template or the seed has it', async () => {
    for (const name of [Bucket, 'given']) await client.send(new HeadBucketCommand({ Bucket: name }))
    const unknown = client.send(new HeadBucketCommand({ Bucket: 'unknown' }))
    await expect(unknown).rejects.toMatchObject({ name: 'NotFound' })
    const list = client.send(new ListObjectsV2Command({ Bucket: 'unknown' }))
    await expect(list).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })

  it('lists every key of a prefix once, page by page, in the order of their bytes', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `pages/${index}-ü`)
    for (const name of names) await put(name, name)
    const found: string[] = []
    const pages = paginateListObjectsV2({ client, pageSize: 7 }, { Bucket, Prefix: 'pages/' })
    for await (const { Contents = [] } of pages) {
      expect(Contents.length).toBeLessThanOrEqual(7)
      found.push(...Contents.map(({ Key = '' }) => Key))
    }
    expect(found).toEqual(names.toSorted())
  })

  it('groups keys by a delimiter', async () => {
    for (const key of ['tree/a', 'tree/b/1', 'tree/b/2', 'tree/c/1']) await put(key, 'x')
    const listed = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'tree/', Delimiter: '/' }),
    )
    expect(listed.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([['tree/a', 1]])
    expect(listed.CommonPrefixes).toEqual([{ Prefix: 'tree/b/' }, { Prefix: 'tree/c/' }])
  })
})

describe('the policies of a role', () => {
  it('allow objects by their ARN', async () => {
    const writer = clientAs('writer')
    const write = (Key: string) => writer.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
    await write('homes/200001/a')
    await expect(write('other')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('is not authorized to perform: s3:PutObject on resource: '),
    })
    const get = writer.send(new GetObjectCommand({ Bucket, Key: 'homes/200001/a' }))
    await expect(get).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  it('allow listing by prefix', async () => {
    const list = (Prefix: string) =>
      clientAs('lister').send(new ListObjectsV2Command({ Bucket, Prefix }))
    expect((await list('homes/')).KeyCount).toBe(1)
    await expect(list('pages/')).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  it('hide what is missing from those who may not list', async () => {
    const get = (name: string) =>
      clientAs(name).send(new GetObjectCommand({ Bucket, Key: 'missing' }))
    await expect(get('reader')).rejects.toMatchObject({ name: 'AccessDenied' })
  })
})
