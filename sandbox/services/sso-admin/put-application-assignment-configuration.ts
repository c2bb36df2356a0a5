/** PutApplicationAssignmentConfiguration: `false` lets everybody of the directory in. */
import { findApplication, ssoAction } from './sso-action.ts'

interface PutApplicationAssignmentConfigurationRequest {
  readonly ApplicationArn: string
  readonly AssignmentRequired: boolean
}

export const action = ssoAction((request: PutApplicationAssignmentConfigurationRequest, call) => {
  const application = findApplication(call, request.ApplicationArn)
  application.assignmentRequired = request.AssignmentRequired
  return {}
})
