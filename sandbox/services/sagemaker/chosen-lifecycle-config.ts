/**
 * Which lifecycle configuration an app starts with: the one it asks for, or the default of its
 * space, profile or domain, in that order. One that is asked for must be listed for the profile or
 * the domain ("attached"); where it is not, that the answer is ValidationException is assumed, and
 * so is that a configuration of another app type is refused the same way. RecoveryMode starts
 * without one.
 */
import { attachedConfigs, defaultConfig, lifecycleConfigs } from '../../studio/lifecycle-configs.ts'
import type { Domain, Settings, Space, UserProfile } from '../../studio/store.ts'
import type { Call } from '../service.ts'
import { validationException } from './errors.ts'

interface Asked {
  readonly AppType: string
  readonly ResourceSpec?: Settings
  readonly RecoveryMode?: boolean
}

interface Around {
  readonly domain: Domain
  readonly profile?: UserProfile
  readonly space?: Space
}

/** Its ARN; undefined when the app starts without one. Throws `ValidationException`. */
export function chosenConfig(call: Call, asked: Asked, around: Around): string | undefined {
  const { domain, profile, space } = around
  const settings = [space?.spaceSettings, profile?.userSettings, domain.defaultUserSettings]
  const defaults = settings.map((one) => defaultConfig(one, asked.AppType))
  const own = asked.ResourceSpec?.LifecycleConfigArn
  const named = own ?? defaults.find((one) => one !== undefined)
  // The model's pattern admits the word None.
  if (asked.RecoveryMode || typeof named !== 'string' || named === 'None') return undefined
  const attached = settings.flatMap((one) => attachedConfigs(one, asked.AppType))
  if (own !== undefined && !attached.includes(named)) {
    throw validationException(`Lifecycle configuration [${named}] is not attached to the user`)
  }
  const config = lifecycleConfigs.of(call.world).get(named)
  if (!config || config.appType !== asked.AppType) {
    throw validationException(`There is no ${asked.AppType} lifecycle configuration [${named}]`)
  }
  return named
}
