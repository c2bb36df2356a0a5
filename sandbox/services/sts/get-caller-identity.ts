/** GetCallerIdentity: nobody needs a permission for it. */
import { userIdentityOf } from '../../cloudtrail/user-identity.ts'
import type { Action } from '../service.ts'

export const action: Action = (_input, call) => {
  const { principalId } = userIdentityOf(call.caller)
  return { UserId: String(principalId), Account: call.caller.accountId, Arn: call.caller.arn }
}
