/** GetCallerIdentity: nobody needs a permission for it. */
import { userIdentityOf } from '../../cloudtrail/user-identity.ts'
import type { Action } from '../service.ts'

export const action: Action = (_input, call) => {
  const { arn, accountId, roleId } = call.caller
  const { principalId } = userIdentityOf(call.caller)
  const userId = roleId === undefined ? principalId : `${roleId}:${arn.split('/').at(-1)}`
  return { UserId: String(userId), Account: accountId, Arn: arn }
}
