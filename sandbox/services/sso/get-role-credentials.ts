/** GetRoleCredentials: the portal's call, authorised by the access token of a sign-in alone. */
import { type Action, AwsError } from '../service.ts'
import { portalGetRoleCredentials, portalUser } from './portal.ts'

/** Members as they stand in the query and in the header of the request. */
interface GetRoleCredentialsRequest {
  readonly role_name?: string
  readonly account_id?: string
  readonly 'x-amz-sso_bearer_token'?: string
}

export const action: Action = (request: GetRoleCredentialsRequest, { world }) => {
  const { role_name: roleName, account_id: accountId } = request
  if (roleName === undefined || accountId === undefined) {
    throw new AwsError('InvalidRequestException', 'role_name and account_id are required')
  }
  const userId = portalUser(world, request['x-amz-sso_bearer_token'] ?? '')
  if (userId === undefined) {
    throw new AwsError('UnauthorizedException', 'Session token not found or invalid', 401)
  }
  return { roleCredentials: portalGetRoleCredentials(world, { userId, accountId, roleName }) }
}
