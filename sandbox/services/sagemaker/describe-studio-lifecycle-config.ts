/** DescribeStudioLifecycleConfig: with its content. */
import { type ConfigName, configSummary, findLifecycleConfig } from './find-lifecycle-config.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DescribeStudioLifecycleConfig', (name: ConfigName, call) => {
  const config = findLifecycleConfig(call, name)
  return { ...configSummary(config), StudioLifecycleConfigContent: config.content }
})
