/**
 * CreateApplicationAssignment. What AWS answers to an assignment that exists already is not
 * established: `ConflictException` is assumed.
 */
import { assign, assignmentKey } from '../../identity-center/applications.ts'
import { AwsError } from '../service.ts'
import { findPrincipal, type PrincipalRequest } from './principal.ts'
import { findApplication, ssoAction } from './sso-action.ts'

interface CreateApplicationAssignmentRequest extends PrincipalRequest {
  readonly ApplicationArn: string
}

export const action = ssoAction((request: CreateApplicationAssignmentRequest, call) => {
  const application = findApplication(call, request.ApplicationArn)
  const principal = findPrincipal(call, request)
  if (application.assignments.has(assignmentKey(principal))) {
    const who = `${principal.principalType} ${principal.principalId}`
    throw new AwsError('ConflictException', `${who} is already assigned.`, 409)
  }
  assign(call.world, application, principal)
  return {}
})
