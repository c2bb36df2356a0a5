/** GetApplicationAssignmentConfiguration. */
import { findApplication, ssoAction } from './sso-action.ts'

export const action = ssoAction((request: { readonly ApplicationArn: string }, call) => ({
  AssignmentRequired: findApplication(call, request.ApplicationArn).assignmentRequired,
}))
