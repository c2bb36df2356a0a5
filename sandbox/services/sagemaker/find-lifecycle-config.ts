/** Finds the lifecycle configuration that a request names, and shows it. */
import {
  type LifecycleConfig,
  lifecycleConfigArn,
  lifecycleConfigs,
} from '../../studio/lifecycle-configs.ts'
import type { Call } from '../service.ts'
import { resourceNotFound } from './errors.ts'

export interface ConfigName {
  readonly StudioLifecycleConfigName: string
}

/** Throws `ResourceNotFound`. */
export function findLifecycleConfig(call: Call, { StudioLifecycleConfigName }: ConfigName) {
  const arn = lifecycleConfigArn(call, StudioLifecycleConfigName)
  const found = lifecycleConfigs.of(call.world).get(arn)
  if (found) return found
  throw resourceNotFound('StudioLifecycleConfig', StudioLifecycleConfigName)
}

export function configSummary(config: LifecycleConfig): object {
  return {
    StudioLifecycleConfigArn: config.arn,
    StudioLifecycleConfigName: config.name,
    CreationTime: config.creationTime / 1000,
    LastModifiedTime: config.lastModifiedTime / 1000,
    StudioLifecycleConfigAppType: config.appType,
  }
}
