/** Everything in SageMaker that carries tags. */

import { worksOf } from '../../jobs/store.ts'
import type { Place } from '../../studio/arns.ts'
import { dropOldApps } from '../../studio/lifecycle.ts'
import { studioStore } from '../../studio/store.ts'
import { type Tag, tagsOf } from '../../studio/tags.ts'
import type { Call } from '../service.ts'

export interface Tagged {
  readonly arn: string
  readonly tags: readonly Tag[]
}

/** Of the caller's account and Region. Apps that are Deleted are left out (assumed). */
export function taggedResources(call: Call): readonly Tagged[] {
  const { world } = call
  dropOldApps(world)
  const { domains, profiles, spaces, apps } = studioStore.of(world)
  const running = [...apps.values()].filter(({ status }) => status !== 'Deleted')
  const studio = [...domains.values(), ...profiles.values(), ...spaces.values(), ...running]
  return [...studio.filter(({ arn }) => isHere(call, arn)), ...worksOf(world, call)]
    .map(({ arn }) => ({ arn, tags: tagsOf(world, arn) }))
    .filter(({ tags }) => tags.length > 0)
}

function isHere({ accountId, region }: Place, arn: string): boolean {
  return arn.startsWith(`arn:aws:sagemaker:${region}:${accountId}:`)
}
