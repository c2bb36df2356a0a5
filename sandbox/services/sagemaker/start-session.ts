/**
 * StartSession: a remote connection of a local IDE to a space. Its StreamUrl leads nowhere. Named
 * is the space, as policies have it, or an app of it, as the API's own text has it (assumed: either
 * is taken). ValidationException where the space is not open to remote access or runs no app, and
 * its words: assumed.
 */
import { openRemoteSession, remoteAppOf } from '../../studio/remote-sessions.ts'
import { resourceNotFound, validationException } from './errors.ts'
import { spaceOf } from './find.ts'
import { studioAction } from './studio-action.ts'

interface StartSessionRequest {
  readonly ResourceIdentifier: string
}

export const action = studioAction('StartSession', (request: StartSessionRequest, call) => {
  const [, DomainId = '', SpaceName = ''] = spaceIn(request.ResourceIdentifier).split('/')
  const space = spaceOf(call, { DomainId, SpaceName })
  if (!space) throw resourceNotFound('Space', request.ResourceIdentifier)
  if (space.spaceSettings.RemoteAccess !== 'ENABLED')
    throw validationException(`Remote access is not enabled for space [${space.arn}]`)
  const app = remoteAppOf(call.world, space)
  if (!app) throw validationException(`Space [${space.arn}] runs no app to connect to`)
  const opened = openRemoteSession(call.world, { space, app, caller: call.caller.arn })
  return {
    SessionId: opened.sessionId,
    StreamUrl: `wss://ssmmessages.${call.region}.amazonaws.com/v1/data-channel/${opened.sessionId}`,
    TokenValue: opened.token,
  }
})

/** The space's ARN, of itself or of an app of it: `app/<domain>/<space>/<type>/<name>`. */
export function spaceIn(resourceIdentifier: string): string {
  return resourceIdentifier.replace(/:app\/([^/]+\/[^/]+)\/.*$/, ':space/$1')
}
