/** The resource a tag request names. */
import { worksOf } from '../../jobs/store.ts'
import { dropOldApps } from '../../studio/lifecycle.ts'
import { lifecycleConfigs } from '../../studio/lifecycle-configs.ts'
import { studioStore } from '../../studio/store.ts'
import type { Call } from '../service.ts'
import { validationException } from './errors.ts'
import { domainsOf, visibleTo } from './find.ts'

/**
 * Answers the ARN as the resource spells it. Throws `ValidationException` for an app that is
 * Deleted (seen) and for a resource that is not there (assumed: the model knows no error).
 */
export function taggedResource(call: Call, arn: string): string {
  const wanted = arn.toLowerCase()
  dropOldApps(call.world)
  const { profiles, spaces, apps } = studioStore.of(call.world)
  const app = visibleTo(call, apps.values()).find((one) => one.arn.toLowerCase() === wanted)
  if (app?.status === 'Deleted') throw validationException(`App [${app.arn}] is Deleted`)
  const others = [
    ...domainsOf(call),
    ...visibleTo(call, profiles.values()),
    ...visibleTo(call, spaces.values()),
    ...worksOf(call.world, call),
    ...lifecycleConfigs.of(call.world).values(),
  ]
  const found = app ?? others.find((one) => one.arn.toLowerCase() === wanted)
  if (!found) throw validationException(`Resource [${arn}] does not exist`)
  return found.arn
}
