/** Studio's lifecycle configurations: scripts that run when an app starts. */
import { defineStore, type World } from '../world/world.ts'
import type { Place } from './arns.ts'
import type { Settings } from './store.ts'

export type ConfigAppType = 'JupyterServer' | 'KernelGateway' | 'CodeEditor' | 'JupyterLab'

export interface LifecycleConfig extends Place {
  readonly name: string
  readonly arn: string
  readonly appType: ConfigAppType
  /** The script in base64. */
  readonly content: string
  readonly creationTime: number
  readonly lastModifiedTime: number
}

/** By ARN. */
export const lifecycleConfigs = defineStore<Map<string, LifecycleConfig>>(() => new Map())

export function lifecycleConfigArn({ accountId, region }: Place, name: string): string {
  return `arn:aws:sagemaker:${region}:${accountId}:studio-lifecycle-config/${name}`
}

export type NewConfig = Place & Pick<LifecycleConfig, 'name' | 'appType' | 'content'>

/** Undefined when the name is taken. */
export function createLifecycleConfig(world: World, given: NewConfig): LifecycleConfig | undefined {
  const known = lifecycleConfigs.of(world)
  const arn = lifecycleConfigArn(given, given.name)
  if (known.has(arn)) return undefined
  const now = world.clock.now()
  const config = { ...given, arn, creationTime: now, lastModifiedTime: now }
  known.set(arn, config)
  return config
}

/** The member of user settings that speaks of apps of a type, for example JupyterLabAppSettings. */
function appSettings(settings: Settings | undefined, appType: string): Settings {
  return Object(settings?.[`${appType}AppSettings`])
}

/** ARNs that settings allow for apps of that type. */
export function attachedConfigs(settings: Settings | undefined, appType: string): string[] {
  const listed = appSettings(settings, appType).LifecycleConfigArns
  return Array.isArray(listed) ? listed.map(String) : []
}

/** The one that settings name for apps that name none. */
export function defaultConfig(settings: Settings | undefined, appType: string): string | undefined {
  const named = Object(appSettings(settings, appType).DefaultResourceSpec).LifecycleConfigArn
  return typeof named === 'string' ? named : undefined
}

/** Every ARN that settings name, for apps of any type. */
export function namedConfigs(settings: Settings | undefined): string[] {
  const types = ['JupyterServer', 'KernelGateway', 'CodeEditor', 'JupyterLab']
  return types.flatMap((type) => [
    ...attachedConfigs(settings, type),
    ...[defaultConfig(settings, type) ?? []].flat(),
  ])
}
