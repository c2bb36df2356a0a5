/** DeleteApplicationAssignment: idempotent; the principal need not exist any more. */
import { assignmentKey } from '../../identity-center/applications.ts'
import { type PrincipalRequest, principalOf } from './principal.ts'
import { findApplication, ssoAction } from './sso-action.ts'

interface DeleteApplicationAssignmentRequest extends PrincipalRequest {
  readonly ApplicationArn: string
}

export const action = ssoAction((request: DeleteApplicationAssignmentRequest, call) => {
  const { assignments } = findApplication(call, request.ApplicationArn)
  assignments.delete(assignmentKey(principalOf(request)))
  return {}
})
