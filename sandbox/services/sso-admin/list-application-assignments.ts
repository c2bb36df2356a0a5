/** ListApplicationAssignments: the direct assignments of an application, oldest first. */
import { type PageRequest, pageOf } from './page.ts'
import { shownAssignment } from './show.ts'
import { findApplication, ssoAction } from './sso-action.ts'

interface ListApplicationAssignmentsRequest extends PageRequest {
  readonly ApplicationArn: string
}

export const action = ssoAction((request: ListApplicationAssignmentsRequest, call) => {
  const application = findApplication(call, request.ApplicationArn)
  const { items, next } = pageOf([...application.assignments.values()], request)
  return { ApplicationAssignments: items.map((one) => shownAssignment(application, one)), ...next }
})
