/** AWS::SageMaker::StudioLifecycleConfig: a script that runs when an app starts. */
import { type ConfigAppType, createLifecycleConfig } from '../studio/lifecycle-configs.ts'
import { putTags } from '../studio/tags.ts'
import { tagsOf, textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::SageMaker::StudioLifecycleConfig',
  honoured: [
    'StudioLifecycleConfigName',
    'StudioLifecycleConfigAppType',
    'StudioLifecycleConfigContent',
    'Tags[].Key',
    'Tags[].Value',
  ],
  withoutEffect: {},
  create({ properties, accountId, region }, world) {
    const name = textOf(properties, 'StudioLifecycleConfigName')
    const config = createLifecycleConfig(world, {
      accountId,
      region,
      name,
      appType: appTypeOf(textOf(properties, 'StudioLifecycleConfigAppType')),
      content: textOf(properties, 'StudioLifecycleConfigContent'),
    })
    if (!config) throw new Error(`the lifecycle configuration ${name} exists already`)
    const tags = Object.entries(tagsOf(properties)).map(([Key, Value]) => ({ Key, Value }))
    putTags(world, config.arn, tags)
    return { ref: name, attributes: { StudioLifecycleConfigArn: config.arn } }
  },
}

const appTypes: readonly ConfigAppType[] = [
  'JupyterServer',
  'KernelGateway',
  'CodeEditor',
  'JupyterLab',
]

function appTypeOf(given: string): ConfigAppType {
  const found = appTypes.find((type) => type === given)
  if (found) return found
  throw new Error(`StudioLifecycleConfigAppType is ${given}; there are ${appTypes.join(', ')}`)
}
