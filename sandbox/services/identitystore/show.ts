/** Users, groups and memberships as the Identity Store API answers them. */
import type {
  DirectoryGroup,
  DirectoryMembership,
  DirectoryUser,
  ExternalId,
  Written,
} from '../../directory/types.ts'

export function shownUser(user: DirectoryUser, identityStoreId: string) {
  return {
    IdentityStoreId: identityStoreId,
    UserId: user.userId,
    ...user.attributes,
    UserStatus: user.status,
    ...shownExternalIds(user.externalIds),
    ...shownDates(user),
  }
}

export function shownGroup(group: DirectoryGroup, identityStoreId: string) {
  return {
    IdentityStoreId: identityStoreId,
    GroupId: group.groupId,
    DisplayName: group.displayName,
    ...(group.description === undefined ? {} : { Description: group.description }),
    ...shownExternalIds(group.externalIds),
    ...shownDates(group),
  }
}

export function shownMembership(membership: DirectoryMembership, identityStoreId: string) {
  return {
    IdentityStoreId: identityStoreId,
    MembershipId: membership.membershipId,
    GroupId: membership.groupId,
    MemberId: { UserId: membership.userId },
    ...shownDates(membership),
  }
}

function shownExternalIds(externalIds: readonly ExternalId[]) {
  return externalIds.length === 0 ? {} : { ExternalIds: externalIds }
}

/** Seconds since 1970 with a fraction, as AWS's JSON protocols write times. */
function shownDates({ createdAt, createdBy, updatedAt, updatedBy }: Written) {
  return {
    CreatedAt: createdAt / 1000,
    CreatedBy: createdBy,
    UpdatedAt: updatedAt / 1000,
    UpdatedBy: updatedBy,
  }
}
