/** DescribeApplicationAssignment: direct assignments only, not those of a user's groups. */
import { assignmentKey } from '../../identity-center/applications.ts'
import { type PrincipalRequest, principalOf } from './principal.ts'
import { shownAssignment } from './show.ts'
import { findApplication, notFound, ssoAction } from './sso-action.ts'

interface DescribeApplicationAssignmentRequest extends PrincipalRequest {
  readonly ApplicationArn: string
}

export const action = ssoAction((request: DescribeApplicationAssignmentRequest, call) => {
  const application = findApplication(call, request.ApplicationArn)
  const principal = principalOf(request)
  const assignment = application.assignments.get(assignmentKey(principal))
  if (!assignment) throw notFound('Assignment of', principal.principalId)
  return shownAssignment(application, assignment)
})
