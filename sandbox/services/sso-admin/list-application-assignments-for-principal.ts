/**
 * ListApplicationAssignmentsForPrincipal: of a user, with those of the user's groups (documented);
 * that such a row names the group is assumed, and so are the errors.
 */
import {
  type Application,
  type Assignment,
  applicationsOf,
  assignmentKey,
  assignmentsOfUser,
  instanceOf,
} from '../../identity-center/applications.ts'
import { AwsError, type Call } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'
import { findPrincipal, type PrincipalRequest, principalOf } from './principal.ts'
import { shownAssignment } from './show.ts'
import { findApplication, requireInstance, ssoAction } from './sso-action.ts'

interface ListForPrincipalRequest extends PageRequest, PrincipalRequest {
  readonly InstanceArn: string
  readonly Filter?: { readonly ApplicationArn?: string }
}

export const action = ssoAction((request: ListForPrincipalRequest, call) => {
  requireInstance(call, request.InstanceArn)
  requireFilterOfMembers(call, request)
  findPrincipal(call, request)
  const rows = searched(call, request).flatMap((application) =>
    assignmentsFor(call, application, request).map((assignment) => ({
      sequence: assignment.sequence,
      shown: shownAssignment(application, assignment),
    })),
  )
  const { items, next } = pageOf(rows, request)
  return { ApplicationAssignments: items.map(({ shown }) => shown), ...next }
})

/** "You must provide a filter when calling this action from a member account" (API model). */
function requireFilterOfMembers({ world, accountId }: Call, { Filter }: ListForPrincipalRequest) {
  if (accountId === instanceOf(world).ownerAccountId) return
  if (Filter?.ApplicationArn !== undefined) return
  throw new AwsError('ValidationException', 'Filter.ApplicationArn is required.')
}

function searched(call: Call, { Filter }: ListForPrincipalRequest): readonly Application[] {
  const wanted = Filter?.ApplicationArn
  return wanted === undefined ? applicationsOf(call.world) : [findApplication(call, wanted)]
}

function assignmentsFor(
  { world }: Call,
  application: Application,
  request: PrincipalRequest,
): Assignment[] {
  const { principalId, principalType } = principalOf(request)
  if (principalType === 'USER') return assignmentsOfUser(world, application, principalId)
  const own = application.assignments.get(assignmentKey(principalOf(request)))
  return own ? [own] : []
}
