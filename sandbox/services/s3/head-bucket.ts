/** HeadBucket: whether a bucket is there, and its Region. */
import type { Action } from '../service.ts'
import { findBucket } from './found.ts'

export const action: Action = ({ Bucket }: { readonly Bucket: string }, call) => ({
  BucketRegion: findBucket(call, Bucket).region,
})
