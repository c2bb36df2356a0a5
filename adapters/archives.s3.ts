/** The archive bucket through S3's API, read only. */
import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Archives, Manifest } from '../core/ports.ts'
import { inCoreWords } from './errors.ts'

export function s3Archives({ client }: { readonly client: S3Client }): Archives {
  return {
    async count({ bucket, prefix }, cursor) {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ContinuationToken: cursor,
      })
      const { Contents = [], NextContinuationToken } = await inCoreWords(() => client.send(command))
      return {
        objects: Contents.length,
        bytes: Contents.reduce((sum, { Size = 0 }) => sum + Size, 0),
        ownDirectory: Contents.some(({ Key }) => Key === prefix),
        ...(NextContinuationToken && { cursor: NextContinuationToken }),
      }
    },

    async manifest({ bucket, key }) {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key })
      try {
        const { Body, LastModified } = await inCoreWords(() => client.send(command))
        if (!Body || !LastModified) throw new Error(`S3 gives ${key} without a body or a time`)
        return manifestOf(await Body.transformToString(), LastModified.getTime())
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
  }
}

/** What is not as the script writes it is a manifest of a copy that failed. */
export function manifestOf(text: string, at: number): Manifest {
  const unread = { prefix: '', files: 0, bytes: 0, error: 'its manifest cannot be read', at }
  const read = parsed(text)
  if (typeof read !== 'object' || read === null) return unread
  const { prefix, files, bytes, error } = read as Readonly<Record<string, unknown>>
  if (typeof prefix !== 'string' || typeof files !== 'number' || typeof bytes !== 'number')
    return unread
  return { prefix, files, bytes, at, ...(typeof error === 'string' && error !== '' && { error }) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
