/**
 * DeleteStudioLifecycleConfig: "there must be no running apps using the Lifecycle Configuration.
 * You must also remove the Lifecycle Configuration from UserSettings in all Domains and
 * UserProfiles" (SageMaker API reference; the error is the model's, its text is assumed).
 */
import { lifecycleConfigs, namedConfigs } from '../../studio/lifecycle-configs.ts'
import { studioStore } from '../../studio/store.ts'
import { forgetTags } from '../../studio/tags.ts'
import type { Call } from '../service.ts'
import { resourceInUse } from './errors.ts'
import { type ConfigName, findLifecycleConfig } from './find-lifecycle-config.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DeleteStudioLifecycleConfig', (name: ConfigName, call) => {
  const { arn } = findLifecycleConfig(call, name)
  const user = userOf(call, arn)
  if (user !== undefined) {
    throw resourceInUse(`Unable to delete StudioLifecycleConfig [${arn}]: [${user}] uses it`)
  }
  lifecycleConfigs.of(call.world).delete(arn)
  forgetTags(call.world, arn)
  return undefined
})

function userOf({ world }: Call, arn: string): string | undefined {
  const { domains, profiles, apps } = studioStore.of(world)
  const users = [
    ...[...domains.values()].map((one) => [one.arn, one.defaultUserSettings] as const),
    ...[...profiles.values()].map((one) => [one.arn, one.userSettings] as const),
  ]
  const named = users.find(([, settings]) => namedConfigs(settings).includes(arn))
  const running = [...apps.values()].find(
    ({ status, lifecycleConfigArn }) =>
      lifecycleConfigArn === arn && ['Pending', 'InService', 'Deleting'].includes(status),
  )
  return named?.[0] ?? running?.arn
}
