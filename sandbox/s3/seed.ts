/** Buckets that exist before the template, in AWS's nouns. */
import type { World } from '../world/world.ts'
import { createBucket } from './buckets.ts'

export interface BucketSeed {
  readonly BucketName: string
  /** Default: the world's. */
  readonly accountId?: string
  /** Default: the world's. */
  readonly region?: string
}

/** Throws when a name is given twice. */
export function seedBuckets(world: World, seeds: readonly BucketSeed[]): void {
  for (const { BucketName: name, accountId, region } of seeds)
    createBucket(world, {
      name,
      accountId: accountId ?? world.accountId,
      region: region ?? world.region,
    })
}
