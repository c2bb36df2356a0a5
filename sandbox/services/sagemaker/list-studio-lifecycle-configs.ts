/** ListStudioLifecycleConfigs: by name and app type; sorting by name and times are not filtered. */
import { lifecycleConfigs } from '../../studio/lifecycle-configs.ts'
import { configSummary } from './find-lifecycle-config.ts'
import { type PageRequest, pageOf } from './page.ts'
import { studioAction } from './studio-action.ts'

interface ListConfigsRequest extends PageRequest {
  readonly NameContains?: string
  readonly AppTypeEquals?: string
}

export const action = studioAction(
  'ListStudioLifecycleConfigs',
  (request: ListConfigsRequest, call) => {
    const { NameContains = '', AppTypeEquals } = request
    const found = [...lifecycleConfigs.of(call.world).values()].filter(
      ({ accountId, region, name, appType }) =>
        accountId === call.accountId &&
        region === call.region &&
        name.includes(NameContains) &&
        (AppTypeEquals === undefined || appType === AppTypeEquals),
    )
    const { rows, ...next } = pageOf(found, request)
    return { StudioLifecycleConfigs: rows.map(configSummary), ...next }
  },
)
