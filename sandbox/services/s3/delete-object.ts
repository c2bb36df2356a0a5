/** DeleteObject: also succeeds for what is not there. */
import type { Action } from '../service.ts'
import { findBucket, type ObjectName } from './found.ts'

export const action: Action = ({ Bucket, Key }: ObjectName, call) => {
  findBucket(call, Bucket).objects.delete(Key)
  return {}
}
