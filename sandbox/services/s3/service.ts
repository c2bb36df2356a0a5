/**
 * Amazon S3, what archiving and checking need: objects of up to 10 MB in one request (the
 * endpoint's limit), no versions, multipart uploads, copies or tags. Object operations and
 * ListObjectsV2 are data events, which no trail logs here; that HeadBucket leaves no record either
 * is assumed. Requests are read by the endpoint and not held to a model.
 */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 's3',
  protocol: 'restXml',
  authorize,
  accessDenied: { code: 'AccessDenied', status: 403 },
}
