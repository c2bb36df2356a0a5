/**
 * What DataSync may do in a bucket: as the location's role, which must trust it. Which actions it
 * needs is from the user guide's policies for S3 locations; that it asks for those of multipart
 * uploads whatever the size is assumed.
 */
import { roleAsker } from '../iam/asker.ts'
import { refusalOf } from '../iam/judge.ts'
import { s3Need } from '../services/s3/authorization.ts'
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import type { S3Location } from './store.ts'

/** Not published; assumed. */
const sessionName = 'AwsDataSync'

const invokedBy = 'datasync.amazonaws.com'

type Asked = Pick<S3Location, 'bucket' | 'roleArn'>

/**
 * Why the role cannot be assumed for that resource; undefined when it can, and then the assumption
 * has left its record.
 */
export function assumptionRefused(
  world: World,
  { roleArn }: Asked,
  sourceArn: string,
): string | undefined {
  try {
    integrations.of(world).recordAssumption({ roleArn, invokedBy, sessionName, sourceArn })
    return undefined
  } catch (error) {
    if (error instanceof AwsError) return error.message
    throw error
  }
}

const onBucket = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads']
const toRead = ['s3:GetObject']
const toWrite = [
  ...['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
]

export function bucketRefused(world: World, asked: Asked, operation: string): string | undefined {
  return refused(world, asked, { actions: onBucket, operation })
}

export function objectRefused(
  world: World,
  asked: Asked,
  { key, how }: { readonly key: string; readonly how: 'read' | 'write' | 'delete' },
): string | undefined {
  const actions = { read: toRead, write: toWrite, delete: ['s3:DeleteObject'] }[how]
  return refused(world, asked, { actions, operation: 'StartTaskExecution', key })
}

function refused(
  world: World,
  { bucket, roleArn }: Asked,
  asked: { readonly actions: readonly string[]; readonly operation: string; readonly key?: string },
): string | undefined {
  const { actions, operation, key } = asked
  const object = key === undefined ? {} : { key }
  return refusalOf(world, roleAsker(world, roleArn, sessionName), {
    needs: actions.map((action) => s3Need(world, { action, bucket, ...object })),
    operation: { service: 'datasync', operation },
  })
}
