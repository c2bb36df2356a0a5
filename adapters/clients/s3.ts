/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { S3Client } from '@aws-sdk/client-s3'
import { clientSettings } from './settings.ts'

/** A page of 1,000 keys takes longer than an object. */
export function s3(): S3Client {
  return new S3Client(clientSettings(5_000))
}
