/** CreateStudioLifecycleConfig: the content is the script in base64, at most 16,384 characters. */
import {
  type ConfigAppType,
  createLifecycleConfig,
  lifecycleConfigArn,
} from '../../studio/lifecycle-configs.ts'
import { putTags, type Tag } from '../../studio/tags.ts'
import { resourceInUse } from './errors.ts'
import { studioAction } from './studio-action.ts'
import { requireTagKeys } from './tag-rules.ts'

interface CreateStudioLifecycleConfigRequest {
  readonly StudioLifecycleConfigName: string
  readonly StudioLifecycleConfigContent: string
  readonly StudioLifecycleConfigAppType: ConfigAppType
  readonly Tags?: readonly Tag[]
}

export const action = studioAction(
  'CreateStudioLifecycleConfig',
  (request: CreateStudioLifecycleConfigRequest, call) => {
    const { world, accountId, region } = call
    requireTagKeys(request.Tags)
    const config = createLifecycleConfig(world, {
      accountId,
      region,
      name: request.StudioLifecycleConfigName,
      appType: request.StudioLifecycleConfigAppType,
      content: request.StudioLifecycleConfigContent,
    })
    if (!config) {
      const arn = lifecycleConfigArn(call, request.StudioLifecycleConfigName)
      throw resourceInUse(`StudioLifecycleConfig [${arn}] already exists`)
    }
    putTags(world, config.arn, request.Tags ?? [])
    return { StudioLifecycleConfigArn: config.arn }
  },
)
