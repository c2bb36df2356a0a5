/** What S3's actions need: the object's or the bucket's ARN; listing has keys of its own. */
import type { AccessNeed } from '../../iam/access-need.ts'
import type { Context } from '../../iam/evaluate/request.ts'
import { bucketNamed } from '../../s3/buckets.ts'
import type { World } from '../../world/world.ts'
import type { Authorize } from '../service.ts'

/** Reading what stands about an object needs the permission to read it. */
const actions: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  ListObjectsV2: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
}

/** Buckets have no policies with effect here, so the role's own alone decide. */
export const authorize: Authorize = (operation, input, { world }) => {
  const action = actions[operation] ?? `s3:${operation}`
  const bucket = String(input.Bucket)
  const key = action === 's3:ListBucket' ? undefined : String(input.Key)
  const context = { ...headerContext(input.Headers), ...listContext(input) }
  return [s3Need(world, { action, bucket, ...(key !== undefined && { key }), context })]
}

/** The need of an action on an object, or on the bucket when no key is given. */
export function s3Need(
  world: World,
  asked: {
    readonly action: string
    readonly bucket: string
    readonly key?: string
    readonly context?: Context
  },
): AccessNeed {
  const { action, bucket, key, context } = asked
  const owner = bucketNamed(world, bucket)?.accountId
  return {
    action,
    resource: `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`,
    context: {
      ...context,
      ...(owner !== undefined && { 'aws:ResourceAccount': owner, 's3:ResourceAccount': owner }),
    },
  }
}

function headerContext(headers: unknown): Context {
  const given = Object.entries(Object(headers)).filter(([name]) => !name.startsWith('x-amz-meta-'))
  return Object.fromEntries(given.map(([name, value]) => [`s3:${name}`, String(value)]))
}

const listKeys = { Prefix: 's3:prefix', Delimiter: 's3:delimiter', MaxKeys: 's3:max-keys' }

function listContext(input: Readonly<Record<string, unknown>>): Context {
  const given = Object.entries(listKeys).filter(([member]) => input[member] !== undefined)
  return Object.fromEntries(given.map(([member, key]) => [key, String(input[member])]))
}
