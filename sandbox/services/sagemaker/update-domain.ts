/**
 * UpdateDomain: default settings, domain settings, network access and tag propagation. Members
 * sent replace, the others are kept (assumed). The error of a refused change is assumed.
 */
import { beginDomainUpdate } from '../../studio/lifecycle.ts'
import { type AppStatus, type Settings, studioStore } from '../../studio/store.ts'
import type { Call } from '../service.ts'
import { resourceInUse } from './errors.ts'
import { findDomain } from './find.ts'
import { studioAction } from './studio-action.ts'

interface UpdateDomainRequest {
  readonly DomainId: string
  readonly DefaultUserSettings?: Settings
  readonly DefaultSpaceSettings?: Settings
  readonly DomainSettingsForUpdate?: Settings
  readonly AppNetworkAccessType?: string
  readonly TagPropagation?: string
}

export const action = studioAction('UpdateDomain', (request: UpdateDomainRequest, call) => {
  const domain = findDomain(call, request.DomainId)
  if (domain.status !== 'InService' && domain.status !== 'Update_Failed') {
    throw resourceInUse(`Unable to update Domain [${domain.arn}] because it is ${domain.status}`)
  }
  if (request.DomainSettingsForUpdate?.ExecutionRoleIdentityConfig !== undefined) {
    refuseWhileAppsAre(call, domain.domainId, ['InService', 'Pending'])
  }
  if (request.AppNetworkAccessType !== undefined) {
    refuseWhileAppsAre(call, domain.domainId, ['InService', 'Pending', 'Deleting'])
  }
  const { DefaultSpaceSettings, AppNetworkAccessType, TagPropagation } = request
  beginDomainUpdate(call.world, domain, {
    defaultUserSettings: { ...domain.defaultUserSettings, ...request.DefaultUserSettings },
    ...(DefaultSpaceSettings && {
      defaultSpaceSettings: { ...domain.defaultSpaceSettings, ...DefaultSpaceSettings },
    }),
    domainSettings: { ...domain.domainSettings, ...request.DomainSettingsForUpdate },
    ...(AppNetworkAccessType !== undefined && { appNetworkAccessType: AppNetworkAccessType }),
    ...(TagPropagation !== undefined && { tagPropagation: TagPropagation }),
  })
  return { DomainArn: domain.arn }
})

function refuseWhileAppsAre(call: Call, domainId: string, statuses: readonly AppStatus[]): void {
  const apps = [...studioStore.of(call.world).apps.values()]
  if (!apps.some((app) => app.domainId === domainId && statuses.includes(app.status))) return
  throw resourceInUse(
    `Unable to update Domain [${domainId}] because it has App(s) that are ${statuses.join(' or ')}`,
  )
}
